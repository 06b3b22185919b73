import { setTimeout as sleep } from 'node:timers/promises';
import { section } from './blocks.ts';
import type { AnyArgs } from './click-args.ts';
import { isLasting, isTyping } from './clicks.ts';
import { buildNotice } from './collect/build-notices.ts';
import { postWords, showOrPost } from './show-or-post.ts';

const INTERRUPTED =
  'Ragtime was restarted before it had ended what you asked for, so it may not be done. /milestone and /quarter show how it stands; please look there, then ask again.';

/** Slack is given no more time than is left until a supervisor kills. */
const TOLD_WITHIN_MS = 1_500;

/** Whoever clicked reads that it was cut off: where "One moment" stands, else in a message. */
export async function tellInterrupted(clicks: readonly AnyArgs[]): Promise<void> {
  await Promise.race([Promise.allSettled(clicks.map(tell)), sleep(TOLD_WITHIN_MS, undefined, { ref: false })]);
}

async function tell({ body, client, context }: AnyArgs): Promise<void> {
  if (isTyping(context)) return;
  const words = [section(INTERRUPTED)];
  if (body.type === 'view_submission') {
    // A form that has no answer yet stays open with its text, and Slack says that there was trouble.
    if (!isLasting(context) || !('view' in body)) return;
    return showOrPost({ client, body, view: body.view }, buildNotice('Interrupted', words));
  }
  const userId = 'command' in body ? body.user_id : userOf(body);
  if (userId !== undefined) await postWords(client, userId, words);
}

/** Undefined where it is no click. */
function userOf(body: AnyArgs['body']): string | undefined {
  if (body.type !== 'block_actions' && body.type !== 'shortcut') return undefined;
  return body.user.id;
}
