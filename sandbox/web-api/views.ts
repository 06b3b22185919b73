import type { JsonObject } from '../json.ts';
import { objectAt, stringAt } from '../json.ts';
import { publishHome, pushModal, showModal, updateView } from '../showing.ts';
import { checkView } from '../validate/view.ts';
import type { ViewRecord } from '../views.ts';
import { viewJson } from '../views.ts';
import type { Workspace } from '../workspace.ts';
import type { Answer, Method } from './answer.ts';
import { answer, fail } from './answer.ts';

type Checked = { readonly ok: true; readonly definition: JsonObject } | { readonly ok: false; readonly answer: Answer };

/** The view of a call, where Slack takes it; `sameAs` is the view that may keep its `external_id`. */
function checkedView(workspace: Workspace, args: JsonObject, sameAs?: ViewRecord): Checked {
  const definition = objectAt(args, 'view');
  if (definition === undefined) return { ok: false, answer: fail('invalid_arguments') };
  const refusal = checkView(definition);
  if (refusal !== undefined) return { ok: false, answer: fail(refusal.error, refusal.problems) };
  const externalId = stringAt(definition, 'external_id') ?? '';
  const namesake = externalId === '' ? undefined : workspace.views.findByExternalId(externalId);
  if (namesake !== undefined && namesake.id !== sameAs?.id) {
    return { ok: false, answer: fail('duplicate_external_id') };
  }
  return { ok: true, definition };
}

function viewAnswer(workspace: Workspace, view: ViewRecord): Answer {
  return answer({ view: viewJson(view, workspace.settings) });
}

const open: Method = (workspace, args) => {
  const checked = checkedView(workspace, args);
  if (!checked.ok) return checked.answer;
  if (checked.definition.type !== 'modal') return fail('invalid_arguments');
  const exchange = workspace.triggers.exchange(stringAt(args, 'trigger_id'));
  if (!exchange.ok) return fail(exchange.error);
  return viewAnswer(workspace, showModal(workspace, exchange.trigger.screen, checked.definition));
};

/** Only an interaction in a modal can push another on top of it. */
const push: Method = (workspace, args) => {
  const checked = checkedView(workspace, args);
  if (!checked.ok) return checked.answer;
  if (checked.definition.type !== 'modal') return fail('invalid_arguments');
  const exchange = workspace.triggers.exchange(stringAt(args, 'trigger_id'));
  if (!exchange.ok) return fail(exchange.error);
  if (workspace.views.find(exchange.trigger.viewId ?? '')?.type !== 'modal') return fail('invalid_trigger_id');
  const view = pushModal(workspace, exchange.trigger.screen, checked.definition);
  return view === undefined ? fail('push_limit_reached') : viewAnswer(workspace, view);
};

const update: Method = (workspace, args) => {
  const externalId = stringAt(args, 'external_id');
  const byId = workspace.views.find(stringAt(args, 'view_id') ?? '');
  const view = externalId === undefined ? byId : workspace.views.findByExternalId(externalId);
  if (view === undefined) return fail('not_found');
  const checked = checkedView(workspace, args, view);
  if (!checked.ok) return checked.answer;
  if (checked.definition.type !== view.type) return fail('invalid_arguments');
  if (isStale(view, args)) return fail('hash_conflict');
  const updated = updateView(workspace, view.id, checked.definition);
  return updated === undefined ? fail('not_found') : viewAnswer(workspace, updated);
};

function isStale(view: ViewRecord | undefined, args: JsonObject): boolean {
  const hash = stringAt(args, 'hash') ?? '';
  return hash !== '' && view !== undefined && hash !== view.hash;
}

const publish: Method = (workspace, args) => {
  const person = workspace.directory.person(stringAt(args, 'user_id') ?? '');
  if (person === undefined) return fail('user_not_found');
  const home = workspace.views.home(person.id);
  const checked = checkedView(workspace, args, home);
  if (!checked.ok) return checked.answer;
  if (checked.definition.type !== 'home') return fail('invalid_arguments');
  if (isStale(home, args)) return fail('hash_conflict');
  return viewAnswer(workspace, publishHome(workspace, person.id, checked.definition));
};

export const viewMethods: Readonly<Record<string, Method>> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};
