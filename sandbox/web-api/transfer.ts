import type { ServerResponse } from 'node:http';
import type { Workspace } from '../workspace.ts';
import type { Exchange } from './request.ts';
import { readBody } from './request.ts';

/** Takes the bytes of an announced file, raw or as a form. */
export async function handleUpload(workspace: Workspace, { request, response, url }: Exchange) {
  const id = url.pathname.split('/').at(-1) ?? '';
  const body = await readBody(request);
  const fault = workspace.faults.strikeCall('upload', { id });
  if (workspace.files.find(id) === undefined) return end(response, 404, 'file_not_found');
  if (fault?.kind === 'reset-before') return void response.socket?.resetAndDestroy();
  if (fault?.kind === 'rate-limited') {
    response.setHeader('retry-after', String(fault.retryAfterSeconds));
    return end(response, 429, 'ratelimited');
  }
  if (fault?.kind === 'http-error') return end(response, fault.status ?? 500, 'error');
  const content = await contentOf(request.headers['content-type'] ?? '', body);
  workspace.files.change(id, { content });
  if (fault?.kind === 'reset-after') return void response.socket?.resetAndDestroy();
  return end(response, 200, `OK - ${content.byteLength}`);
}

async function contentOf(contentType: string, body: Buffer): Promise<Uint8Array> {
  if (!contentType.startsWith('multipart/form-data')) return new Uint8Array(body);
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  for (const value of form.values()) {
    if (typeof value !== 'string') return new Uint8Array(await value.arrayBuffer());
  }
  return new Uint8Array();
}

/** Gives the bytes of a file to the bot's token; whoever may not read it is sent to the sign-in page, as in a browser. */
export function handleDownload(workspace: Workspace, { request, response, url }: Exchange) {
  const id = url.pathname.split('/')[2] ?? '';
  workspace.activity.callBegins();
  response.once('close', () => workspace.activity.callEnds());
  const fault = workspace.faults.strikeCall('download', { id });
  if (fault?.kind === 'reset-before') return void response.socket?.resetAndDestroy();
  if (fault?.kind === 'http-error') return end(response, fault.status ?? 500, 'error');
  const isBot = request.headers.authorization === `Bearer ${workspace.settings.botToken}`;
  if (!isBot || fault?.kind === 'refused') {
    response.setHeader('location', `${workspace.origin}/signin`);
    return end(response, 302, '');
  }
  const file = workspace.files.find(id);
  if (file?.content === undefined || file.isDeleted) return end(response, 404, 'file_not_found');
  response.writeHead(200, { 'content-type': 'application/octet-stream' });
  response.end(fault?.kind === 'truncated' ? file.content.subarray(0, file.content.length / 2) : file.content);
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(text);
}
