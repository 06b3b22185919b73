import type { AllMiddlewareArgs, ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { refusalOf } from './refusal-of.ts';

/** The view was closed, or something newer stands there already: nothing is left to be drawn, and nothing to be forced. */
const OVERTAKEN: readonly (string | undefined)[] = ['hash_conflict', 'not_found'];

/** Another view takes the place of the one that was before the person. */
export async function replaceView(
  client: AllMiddlewareArgs['client'],
  { id, hash }: Pick<ViewOutput, 'id' | 'hash'>,
  view: ModalView,
): Promise<void> {
  await unlessOvertaken(client.views.update({ view_id: id, hash, view }));
}

/** The same for a view that we ourselves have put there: nothing else has changed it since. */
export async function updateView(client: AllMiddlewareArgs['client'], viewId: string, view: ModalView): Promise<void> {
  await unlessOvertaken(client.views.update({ view_id: viewId, view }));
}

/** The same, and whether it is still there to be seen. */
export function showsView(client: AllMiddlewareArgs['client'], viewId: string, view: ModalView): Promise<boolean> {
  return isDrawn(client.views.update({ view_id: viewId, view }));
}

async function unlessOvertaken(update: Promise<unknown>): Promise<void> {
  await isDrawn(update);
}

async function isDrawn(update: Promise<unknown>): Promise<boolean> {
  try {
    await update;
    return true;
  } catch (error) {
    if (!OVERTAKEN.includes(refusalOf(error))) throw error;
    return false;
  }
}
