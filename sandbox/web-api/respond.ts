import type { CallFault } from '../faults.ts';
import type { JsonObject } from '../json.ts';
import { isObject, objectsAt, parseJson, stringAt } from '../json.ts';
import { deleteMessage, editMessage, postMessage } from '../posting.ts';
import type { ResponseTarget } from '../response-urls.ts';
import { checkMessage } from '../validate/message.ts';
import { problemText } from '../validate/problem.ts';
import type { Workspace } from '../workspace.ts';
import { answer, fail, flagAt } from './answer.ts';
import { send } from './handle-call.ts';
import type { Exchange } from './request.ts';
import { readBody } from './request.ts';

/** Answers a post to a response_url. */
export async function handleRespond(workspace: Workspace, { request, response, url }: Exchange) {
  const parsed = parseJson((await readBody(request)).toString('utf8'));
  const body = isObject(parsed) ? parsed : {};
  const n = workspace.calls.begin('response_url', body);
  workspace.activity.callBegins();
  try {
    await workspace.calls.tell({ phase: 'before', n, method: 'response_url', args: body });
    const fault = workspace.faults.strikeCall('response_url', body);
    if (fault !== undefined) return strike(workspace, { n, response }, fault);
    const error = respond(workspace, url.pathname.split('/').at(-1) ?? '', body);
    workspace.calls.note(n, { accepted: error === undefined, error });
    await workspace.calls.tell({ phase: 'after', n, method: 'response_url', args: body });
    if (error === undefined) send(response, 200, answer());
    else send(response, statusOf(error), fail(error));
  } finally {
    workspace.activity.callEnds();
  }
}

/** As of an address that has expired or was used too often (404), of a body that is not understood (400), or on a bad day. */
function strike(workspace: Workspace, { n, response }: Struck, fault: CallFault): void {
  workspace.calls.note(n, { error: fault.kind === 'refused' ? fault.error : fault.kind });
  if (fault.kind === 'refused') send(response, statusOf(fault.error), fail(fault.error));
  else if (fault.kind === 'http-error') send(response, fault.status ?? 500, fail('internal_error'));
  else if (fault.kind === 'rate-limited') send(response, 429, fail('ratelimited'));
  else response.destroy();
}

interface Struck {
  readonly n: number;
  readonly response: Exchange['response'];
}

function statusOf(error: string): number {
  return error.endsWith('_url') ? 404 : 400;
}

function respond(workspace: Workspace, id: string, body: JsonObject): string | undefined {
  const use = workspace.responseUrls.use(id);
  if (!use.ok) return refused(workspace, use.error, []);
  if (flagAt(body, 'delete_original')) {
    changeOriginal(workspace, use.target, undefined);
    return undefined;
  }
  const refusal = checkMessage(body, 'post');
  if (refusal !== undefined) return refused(workspace, refusal.error, refusal.problems.map(problemText));
  // After a command there is no original message to replace.
  if (flagAt(body, 'replace_original') && changeOriginal(workspace, use.target, body)) return undefined;
  answerPerson(workspace, use.target, body);
  return undefined;
}

function refused(workspace: Workspace, error: string, messages: readonly string[]): string {
  workspace.refusals.push({ what: 'response_url', error, messages });
  return error;
}

function changeOriginal(workspace: Workspace, target: ResponseTarget, body: JsonObject | undefined): boolean {
  const original = workspace.messages.find(target.channel, target.messageTs ?? '');
  if (original === undefined) return false;
  if (body === undefined) deleteMessage(workspace, original);
  else editMessage(workspace, original, { text: stringAt(body, 'text') ?? '', blocks: objectsAt(body, 'blocks') });
  return true;
}

/** Shows an answer to the person alone, unless it says `in_channel`. Also used for the body of a command's ack. */
export function answerPerson(workspace: Workspace, target: ResponseTarget, body: JsonObject): void {
  postMessage(workspace, {
    channel: target.channel,
    user: workspace.settings.botUserId,
    text: stringAt(body, 'text') ?? '',
    blocks: objectsAt(body, 'blocks'),
    ...(body.response_type === 'in_channel' ? {} : { ephemeralTo: target.userId }),
  });
}
