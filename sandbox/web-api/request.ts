import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Json, JsonObject } from '../json.ts';
import { isObject, parseJson } from '../json.ts';

/** Arguments that are sent as JSON inside a form field. */
const STRUCTURED = new Set(['blocks', 'view', 'attachments', 'metadata', 'files', 'unfurls', 'channels_list']);

/** One HTTP request and where its answer goes. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

export interface ApiRequest {
  readonly token: string | undefined;
  readonly args: JsonObject;
}

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** The token and arguments of a call, from the header, the query and a form or JSON body. */
export function readRequest(request: IncomingMessage, url: URL, body: Buffer): ApiRequest {
  const args = { ...formArgs(url.searchParams), ...bodyArgs(request.headers['content-type'] ?? '', body) };
  const header = request.headers.authorization?.replace(/^Bearer /, '');
  const { token, ...rest } = args;
  return { token: header ?? (typeof token === 'string' ? token : undefined), args: rest };
}

function bodyArgs(contentType: string, body: Buffer): JsonObject {
  if (body.length === 0) return {};
  const text = body.toString('utf8');
  if (!contentType.startsWith('application/json')) return formArgs(new URLSearchParams(text));
  const parsed = parseJson(text);
  return isObject(parsed) ? parsed : {};
}

function formArgs(fields: URLSearchParams): JsonObject {
  const args: Record<string, Json> = {};
  for (const [key, value] of fields) {
    args[key] = STRUCTURED.has(key) ? (parseJson(value) ?? value) : value;
  }
  return args;
}
