import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import { listen } from '../harness/loopback';

/** A request of an agent to the model: the conversation, and the tools that the model may use. */
export interface ModelRequest {
	messages: Array<{ role: string; content: unknown }>;
	tools?: Array<{ function: { name: string; description: string; parameters: { properties: Record<string, object> } } }>;
}

/** A reply of the model: text, or a call of a tool. */
export type ModelReply = { say: string } | { call: string; with: object };

/** A model that plays a script. */
export interface LanguageModel {
	/** The address for the credential of n8n's OpenAI node */
	url: string;
	requests: ModelRequest[];
	stop(): Promise<void>;
}

/** Starts a language model on loopback that gives these replies, one for each request. */
export async function startLanguageModel(replies: ModelReply[]): Promise<LanguageModel> {
	const requests: ModelRequest[] = [];
	const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		let body = '';
		for await (const chunk of request) body += String(chunk);
		requests.push(JSON.parse(body) as ModelRequest);
		const reply = replies[requests.length - 1];
		response.writeHead(reply ? 200 : 500, { 'content-type': 'application/json' });
		response.end(JSON.stringify(reply ? completion(reply, requests.length) : { error: { message: 'No reply is left' } }));
	};
	const server = createServer((request, response) => void answer(request, response));
	const { url, close } = await listen(server);
	return { url: `${url}/v1`, requests, stop: close };
}

/** @param number of the reply, which tells its call from those before */
function completion(reply: ModelReply, number: number): object {
	const message =
		'say' in reply
			? { role: 'assistant', content: reply.say }
			: {
					role: 'assistant',
					content: null,
					tool_calls: [{ id: `call_${number}`, type: 'function', function: { name: reply.call, arguments: JSON.stringify(reply.with) } }],
				};
	return {
		id: 'chatcmpl-1',
		object: 'chat.completion',
		created: 0,
		model: 'test',
		choices: [{ index: 0, message, finish_reason: 'say' in reply ? 'stop' : 'tool_calls' }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}
