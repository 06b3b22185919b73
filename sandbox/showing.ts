import type { JsonObject } from './json.ts';
import { nameOf } from './posting.ts';
import type { Screen } from './screens.ts';
import type { ViewRecord } from './views.ts';
import { openView } from './views.ts';
import type { Workspace } from './workspace.ts';

/** Shows modals and Home tabs to people, and tells everybody who waits for one. */
export function showModal(workspace: Workspace, screen: Screen, definition: JsonObject): ViewRecord {
  return shown(workspace, workspace.views.open(screen, definition), 'opened a form');
}

/** Undefined when the stack is full. */
export function pushModal(workspace: Workspace, screen: Screen, definition: JsonObject): ViewRecord | undefined {
  const view = workspace.views.push(screen, definition);
  return view === undefined ? undefined : shown(workspace, view, 'opened a form on top');
}

export function updateView(workspace: Workspace, id: string, definition: JsonObject): ViewRecord | undefined {
  const view = workspace.views.update(id, definition);
  if (view === undefined) return undefined;
  return shown(workspace, view, view.type === 'home' ? 'changed the Home tab' : 'changed the form');
}

export function publishHome(workspace: Workspace, userId: string, definition: JsonObject): ViewRecord {
  return shown(workspace, workspace.views.publish(userId, definition), 'published the Home tab');
}

function shown(workspace: Workspace, view: ViewRecord, did: string): ViewRecord {
  const who = nameOf(workspace, view.userId);
  workspace.transcript.add({
    who: workspace.settings.appName,
    did,
    where: view.type === 'home' ? `Home of ${who}` : `${who}'s screen`,
    text: openView(view).text,
  });
  workspace.activity.happened({ kind: view.type === 'home' ? 'home' : 'view', userId: view.userId });
  return view;
}
