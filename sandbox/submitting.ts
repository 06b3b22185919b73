import { clientErrors } from './client-checks.ts';
import type { Desk } from './desk.ts';
import { carryOut, personAt, seenSince, TROUBLE_CONNECTING, topModal } from './desk.ts';
import type { Json, JsonObject } from './json.ts';
import { isObject, objectAt, stringAt } from './json.ts';
import { closedPayload, submissionPayload } from './payloads.ts';
import type { Seen } from './people.ts';
import { pushModal, updateView } from './showing.ts';
import { problemText } from './validate/problem.ts';
import { checkView } from './validate/view.ts';
import type { ViewRecord } from './views.ts';
import { errorsByLabel, openView } from './views.ts';

/** Sends the visible form, unless Slack's own client has something against it. */
export async function submitForm(desk: Desk, options: { readonly settleMs?: number } = {}): Promise<Seen> {
  const { workspace } = desk;
  const view = openForm(desk);
  if (view.definition.submit === undefined) {
    throw new Error(`The form “${openView(view).title}” has no button that sends it`);
  }
  const person = personAt(desk);
  workspace.clicks.add(desk.userId, 1);
  const where = `form “${openView(view).title}”`;
  workspace.transcript.add({ who: person.initials, did: 'sent the form', where, text: openView(view).text });
  const own = clientErrors(view);
  workspace.views.setErrors(view.id, own);
  if (Object.keys(own).length > 0) return refusedByClient(desk, view);
  const trigger = workspace.triggers.create(desk.screen, view.id);
  return carryOut(desk, {
    delivery: {
      kind: 'view_submission',
      envelope: 'interactive',
      payload: submissionPayload(workspace, { person, triggerId: trigger.id }, view),
    },
    apply: (body) => answerForm(desk, view, body),
    settleMs: options.settleMs ?? 0,
  });
}

export function openForm(desk: Desk): ViewRecord {
  const view = topModal(desk);
  if (view === undefined) throw new Error(`${personAt(desk).initials} has no form open`);
  return view;
}

function refusedByClient(desk: Desk, view: ViewRecord): Seen {
  tellErrors(desk, view.id, 'Slack');
  return seenSince(desk, { mark: desk.workspace.activity.mark(), outcome: 'refused' });
}

function tellErrors(desk: Desk, viewId: string, who: string): void {
  const view = desk.workspace.views.find(viewId);
  if (view === undefined) return;
  const errors = Object.entries(errorsByLabel(view)).map(([label, text]) => `${label}: ${text}`);
  desk.workspace.transcript.add({
    who,
    did: 'asked for a correction',
    where: `form “${openView(view).title}”`,
    text: errors.join('\n'),
  });
}

type Applied = { readonly isShown: boolean; readonly trouble?: string };

/** Does what the ack of a submit says. @see https://docs.slack.dev/surfaces/modals#updating_response */
function answerForm(desk: Desk, view: ViewRecord, body: Json | undefined): Applied {
  if (body === undefined || body === '' || body === null) {
    if (topModal(desk)?.id === view.id) desk.workspace.views.close(desk.screen);
    return { isShown: true };
  }
  const response = isObject(body) ? body : {};
  const problem = carryOutResponse(desk, view, response);
  if (problem === undefined) return { isShown: true };
  desk.workspace.refusals.push({ what: 'ack of view_submission', error: problem[0] ?? '', messages: problem.slice(1) });
  return { isShown: true, trouble: TROUBLE_CONNECTING };
}

/** What is wrong with the response, if anything is: an error's name, then its details. */
function carryOutResponse(desk: Desk, view: ViewRecord, response: JsonObject): readonly string[] | undefined {
  switch (response.response_action) {
    case 'clear':
      desk.workspace.views.closeAll(desk.screen);
      return undefined;
    case 'errors':
      return showErrors(desk, view, objectAt(response, 'errors') ?? {});
    case 'update':
    case 'push':
      return showNext(desk, view, response);
    default:
      return ['invalid_response_action', `response_action ${JSON.stringify(response.response_action)}`];
  }
}

function showErrors(desk: Desk, view: ViewRecord, errors: JsonObject): readonly string[] | undefined {
  const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => stringAt(block, 'block_id'));
  const texts: Record<string, string> = {};
  for (const [blockId, text] of Object.entries(errors)) {
    if (!inputs.includes(blockId)) return ['invalid_errors', `“${blockId}” is no input block of this form`];
    if (typeof text !== 'string' || text === '') return ['invalid_errors', `“${blockId}” has no text`];
    texts[blockId] = text;
  }
  if (Object.keys(texts).length === 0) return ['invalid_errors', 'There is no error among the errors'];
  desk.workspace.views.setErrors(view.id, texts);
  tellErrors(desk, view.id, desk.workspace.settings.appName);
  return undefined;
}

function showNext(desk: Desk, view: ViewRecord, response: JsonObject): readonly string[] | undefined {
  const next = objectAt(response, 'view');
  if (next?.type !== 'modal') return ['invalid_view', 'There is no modal view in the response'];
  const refusal = checkView(next);
  if (refusal !== undefined) return [refusal.error, ...refusal.problems.map(problemText)];
  const externalId = stringAt(next, 'external_id') ?? '';
  const namesake = externalId === '' ? undefined : desk.workspace.views.findByExternalId(externalId);
  const isUpdate = response.response_action === 'update';
  if (namesake !== undefined && !(isUpdate && namesake.id === view.id)) return ['duplicate_external_id'];
  const shown = isUpdate ? updateView(desk.workspace, view.id, next) : pushModal(desk.workspace, desk.screen, next);
  return shown === undefined ? [isUpdate ? 'not_found' : 'push_limit_reached'] : undefined;
}

/** Closes the visible form, or the whole stack; the app is told where it asked to be. */
export async function closeForm(desk: Desk, options: { readonly all?: boolean } = {}): Promise<Seen> {
  const { workspace } = desk;
  const top = openForm(desk);
  const person = personAt(desk);
  workspace.clicks.add(desk.userId, 1);
  const isCleared = options.all === true || top.definition.clear_on_close === true;
  const closed = isCleared ? workspace.views.stack(desk.screen).toReversed() : [top];
  if (isCleared) workspace.views.closeAll(desk.screen);
  else workspace.views.close(desk.screen);
  const where = `form “${openView(top).title}”`;
  workspace.transcript.add({ who: person.initials, did: 'closed the form', where, text: '' });
  const mark = workspace.activity.mark();
  for (const view of closed) {
    if (view.definition.notify_on_close !== true) continue;
    const payload = closedPayload(workspace, { person, triggerId: '' }, { view, isCleared });
    await desk.deliverer.deliver({ kind: 'view_closed', envelope: 'interactive', payload });
  }
  await workspace.activity.quiet(workspace.settings.quietMs, workspace.settings.settleMs);
  return seenSince(desk, { mark });
}
