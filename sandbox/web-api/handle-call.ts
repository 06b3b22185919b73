import type { ServerResponse } from 'node:http';
import type { CallFault } from '../faults.ts';
import { listAt, objectAt, stringAt } from '../json.ts';
import type { Workspace } from '../workspace.ts';
import type { Answer } from './answer.ts';
import { fail } from './answer.ts';
import { METHODS, tokenError } from './methods.ts';
import type { ApiRequest, Exchange } from './request.ts';
import { readBody, readRequest } from './request.ts';
import { missingScope } from './scopes.ts';

interface Call extends ApiRequest {
  readonly n: number;
  readonly method: string;
  readonly response: ServerResponse;
}

/** Answers one call of the Web API, as it is scripted to go. */
export async function handleCall(workspace: Workspace, { request, response, url }: Exchange) {
  const method = url.pathname.replace(/^\/api\//, '').replace(/\/$/, '');
  const read = readRequest(request, url, await readBody(request));
  const call: Call = { ...read, n: workspace.calls.begin(method, read.args), method, response };
  workspace.activity.callBegins();
  setHead(workspace, response);
  try {
    await workspace.calls.tell({ phase: 'before', n: call.n, method, args: call.args });
    const fault = workspace.faults.strikeCall(method, call.args);
    if (fault === undefined) send(response, 200, await accept(workspace, call));
    else await strike(workspace, call, fault);
  } finally {
    workspace.activity.callEnds();
  }
}

/** Does what was asked; the effect has happened when listeners hear of "after". */
async function accept(workspace: Workspace, call: Call): Promise<Answer> {
  const { n, method, args } = call;
  const answer = answerTo(workspace, call);
  const error = stringAt(answer, 'error');
  workspace.calls.note(n, { accepted: answer.ok, ...(error === undefined ? {} : { error }) });
  if (error !== undefined) {
    const messages = listAt(objectAt(answer, 'response_metadata'), 'messages').map(String);
    workspace.refusals.push({ what: method, error, messages });
  }
  await workspace.calls.tell({ phase: 'after', n, method, args });
  return answer;
}

function answerTo(workspace: Workspace, call: Call): Answer {
  const known = METHODS[call.method];
  if (known === undefined) return fail('unknown_method');
  const error = tokenError(workspace, call.method, call.token);
  if (error !== undefined) return fail(error);
  return missingScope(workspace, call.method, call.args) ?? known(workspace, call.args);
}

/** Every answer says what time it is at Slack, and what the token may do. */
function setHead({ settings }: Workspace, response: ServerResponse): void {
  response.setHeader('date', new Date(settings.now()).toUTCString());
  if (settings.scopes !== undefined) response.setHeader('x-oauth-scopes', settings.scopes.join(','));
}

async function strike(workspace: Workspace, call: Call, fault: CallFault): Promise<void> {
  const { response, n } = call;
  const isAccepted = ['internal-error', 'reset-after', 'hang-after', 'truncated'].includes(fault.kind);
  const answer = isAccepted ? await accept(workspace, call) : fail('internal_error');
  workspace.calls.note(n, { error: fault.kind });
  switch (fault.kind) {
    case 'rate-limited':
      response.setHeader('retry-after', String(fault.retryAfterSeconds));
      return send(response, 429, fail('ratelimited'));
    case 'http-error':
      return send(response, fault.status ?? 500, fail('internal_error'));
    case 'internal-error':
      return send(response, 200, fail('internal_error'));
    case 'refused':
      workspace.calls.note(n, { error: fault.error });
      return send(response, 200, fail(fault.error));
    case 'reset-before':
    case 'reset-after':
      return cut(response);
    case 'accept-late':
      acceptLate(workspace, call, fault.delayMs);
      return cut(response);
    case 'hang-before':
    case 'hang-after':
      return;
    case 'truncated':
      return truncate(response, JSON.stringify(answer));
  }
}

function acceptLate(workspace: Workspace, call: Call, delayMs: number): void {
  setTimeout(() => {
    void accept(workspace, call).then(() => workspace.signal.emit());
  }, delayMs).unref();
}

export function send(response: ServerResponse, status: number, body: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

/** A reset rather than an orderly end, so that the client cannot mistake it for an answer. */
function cut(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}

function truncate(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
}
