import type { AllMiddlewareArgs, BlockAction } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import { NotShown } from './not-shown.ts';
import { replaceView } from './replace-view.ts';

type Client = AllMiddlewareArgs['client'];

interface Pressed {
  readonly body: BlockAction;
  readonly client: Client;
}

/** A view that comes of a press, and in which words a message says what was done where the view cannot be shown. */
export interface ToShow {
  readonly view: ModalView;
  readonly said?: readonly KnownBlock[];
}

/**
 * A view in the place of the modal in which the button was pressed; a new one where that was a message or the Home tab.
 * @param said what the press did, for a message where the view cannot be shown; without it the view's own words.
 */
export async function showView(
  { body, client }: Pressed,
  view: ModalView,
  said?: readonly KnownBlock[],
): Promise<void> {
  if (body.view?.type === 'modal') return orNotShown(replaceView(client, body.view, view), view, said);
  await openView({ triggerId: body.trigger_id, client }, view, said);
}

/** A view above the modal in which the button was pressed, which keeps what was typed in it; else a new one. @returns its id */
export async function pushView({ body, client }: Pressed, view: ModalView): Promise<string | undefined> {
  const { trigger_id } = body;
  if (body.view?.type !== 'modal') return openView({ triggerId: trigger_id, client }, view);
  return orNotShown(client.views.push({ trigger_id, view }), view).then((pushed) => pushed.view?.id);
}

/** A view of its own. @returns its id */
export async function openView(
  { triggerId, client }: { readonly triggerId: string; readonly client: Client },
  view: ModalView,
  said?: readonly KnownBlock[],
): Promise<string | undefined> {
  return orNotShown(client.views.open({ trigger_id: triggerId, view }), view, said).then((opened) => opened.view?.id);
}

async function orNotShown<Answer>(
  shown: Promise<Answer>,
  view: ModalView,
  said?: readonly KnownBlock[],
): Promise<Answer> {
  try {
    return await shown;
  } catch (error) {
    throw new NotShown(view, said, error);
  }
}
