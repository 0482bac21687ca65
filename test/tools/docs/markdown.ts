/** Text of a Markdown document without its code blocks. */
const withoutCodeBlocks = (text: string): string => text.replace(/^```[\s\S]*?^```$/gm, '');

/** What stands between backquotes. */
export const codeIn = (text: string): string[] =>
	[...withoutCodeBlocks(text).matchAll(/`([^`\n]+)`/g)].map(([, code]) => code!);

/** The targets of links and images, except those on other sites. */
export const linksIn = (text: string): string[] =>
	[...withoutCodeBlocks(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!).filter((target) => !/^[a-z]+:/.test(target));

/** The anchors that GitHub gives to the headings. */
export const anchorsOf = (text: string): string[] =>
	[...withoutCodeBlocks(text).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
		heading!.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'),
	);

/** The rows, as lists of cells, of the first table whose header has these cells. */
export function rowsOfTable(text: string, ...header: string[]): string[][] {
	const lines = text.split('\n');
	const start = lines.indexOf(`| ${header.join(' | ')} |`);
	if (start < 0) throw new Error(`There is no table with the header "| ${header.join(' | ')} |"`);
	const rest = lines.slice(start + 2);
	const end = rest.findIndex((line) => !line.startsWith('|'));
	return rest.slice(0, end < 0 ? undefined : end).map((line) => line.slice(2, -2).split(' | ').map((cell) => cell.trim()));
}
