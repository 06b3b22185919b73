import type { AllMiddlewareArgs, BlockAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { replaceView } from './replace-view.ts';

interface Pressed {
  readonly body: BlockAction;
  readonly client: AllMiddlewareArgs['client'];
}

/** A view in the place of the modal in which the button was pressed; a new one where that was a message or the Home tab. */
export async function showView({ body, client }: Pressed, view: ModalView): Promise<void> {
  if (body.view?.type === 'modal') return replaceView(client, body.view, view);
  await client.views.open({ trigger_id: body.trigger_id, view });
}

/** A view above the modal in which the button was pressed, which keeps what was typed in it; else a new one. */
export async function pushView({ body, client }: Pressed, view: ModalView): Promise<void> {
  const { trigger_id } = body;
  await (body.view?.type === 'modal'
    ? client.views.push({ trigger_id, view })
    : client.views.open({ trigger_id, view }));
}
