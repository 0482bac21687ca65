// `./Sekoia.node` means Sekoia.node.ts, not the Sekoia.node.json beside it, which Node would find first.
const { _extensions: extensions } = require('node:module');

const json = extensions['.json'];
extensions['.ts'] ??= extensions['.js'];
delete extensions['.json'];
extensions['.json'] = json;
