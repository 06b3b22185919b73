import type { ViewOutput } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Logger } from 'pino';
import { section } from './blocks.ts';
import type { AnyArgs } from './click-args.ts';
import { hasStored } from './clicks.ts';
import { NotShown } from './not-shown.ts';
import { redrawView } from './redraw-view.ts';
import { postWords } from './show-or-post.ts';

const NOT_DONE =
  'Sorry, that did not work, and nothing was changed. Please try again in a minute; if it happens again, tell an administrator of Ragtime.';

const PERHAPS_DONE =
  'Sorry, something went wrong on our side, and what you asked for may have been done all the same. /milestone and /quarter show how it stands; please look there before you try again.';

/**
 * The one place where an unexpected error of a listener ends. The person is always told what to do next; a form keeps
 * its text.
 */
export function createFailureAnswer(log: Logger) {
  return async (args: AnyArgs): Promise<void> => {
    try {
      await args.next();
    } catch (error) {
      log.error({ err: withoutPayload(error), kind: kindOf(args.body) }, 'A click could not be answered as meant');
      await answer(args, error).catch((second) =>
        log.error({ err: withoutPayload(second) }, 'Nor could the person be told'),
      );
    }
  };
}

async function answer(args: AnyArgs, error: unknown): Promise<void> {
  const stored = hasStored(args.context);
  if (error instanceof NotShown && error.said !== undefined && stored) return tell(args, error.said);
  if (await drawsAgain(args)) return;
  if ('ack' in args && typeof args.ack === 'function')
    await Promise.resolve(Reflect.apply(args.ack, undefined, [])).catch(() => undefined);
  const text = stored ? PERHAPS_DONE : NOT_DONE;
  if (await isAnsweredInPlace(args, text)) return;
  if (!isEvent(args.body)) await tell(args, [section(text)]);
}

/** Where the click came from; an address for one answer may have expired, or been used too often. */
async function isAnsweredInPlace(args: AnyArgs, text: string): Promise<boolean> {
  if (!('respond' in args) || typeof args.respond !== 'function') return false;
  return args.respond({ response_type: 'ephemeral', replace_original: false, text }).then(
    () => true,
    () => false,
  );
}

/** A form that was sent stands there again with what was typed; not where it was answered already. */
async function drawsAgain(args: AnyArgs): Promise<boolean> {
  const view = submittedView(args);
  if (view === undefined || !('ack' in args) || typeof args.ack !== 'function') return false;
  const again = redrawView(view, {
    notice: [section(notSavedText(view, hasStored(args.context) ? 'perhaps-stored' : 'nothing-stored'))],
  });
  await Reflect.apply(args.ack, undefined, [{ response_action: 'update', view: again }]);
  return true;
}

async function tell({ body, client }: AnyArgs, words: readonly KnownBlock[]): Promise<void> {
  const userId = userOf(body);
  if (userId !== undefined) await postWords(client, userId, words);
}

function userOf(body: AnyArgs['body']): string | undefined {
  if ('user' in body && typeof body.user === 'object') return body.user?.id;
  return 'user_id' in body && typeof body.user_id === 'string' ? body.user_id : undefined;
}

function notSavedText({ submit }: ViewOutput, what: 'nothing-stored' | 'perhaps-stored'): string {
  const name = submit?.text ?? 'the button';
  return what === 'nothing-stored'
    ? `Not saved yet: something went wrong on our side. What you typed is still here; please press ${name} again in a minute.`
    : `This may be saved already: something went wrong on our side after that. What you typed is still here; please press ${name} again in a minute, and nothing is saved twice.`;
}

function submittedView({ body, payload }: AnyArgs): ViewOutput | undefined {
  if (kindOf(body) !== 'view_submission' || !('state' in payload)) return undefined;
  return 'view' in body ? body.view : undefined;
}

function isEvent(body: object): boolean {
  return kindOf(body) === 'event_callback';
}

function kindOf(body: object): string {
  if ('type' in body && typeof body.type === 'string') return body.type;
  return 'command' in body ? 'command' : 'unknown';
}

/** An error of the Web API may carry the request with somebody's words: only its name and message are logged. */
function withoutPayload(error: unknown): { readonly name: string; readonly message: string; readonly stack?: string } {
  if (!(error instanceof Error)) return { name: 'unknown', message: String(error) };
  return { name: error.name, message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) };
}
