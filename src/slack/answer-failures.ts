import type { AllMiddlewareArgs, AnyMiddlewareArgs, ViewOutput } from '@slack/bolt';
import type { Logger } from 'pino';
import { section } from './blocks.ts';
import { redrawView } from './redraw-view.ts';

type AnyArgs = AnyMiddlewareArgs & AllMiddlewareArgs;

const NOT_DONE =
  'Sorry, that did not work, and nothing was changed. Please try again in a minute; if it happens again, tell an administrator of Ragtime.';

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
      await answer(args).catch((second) => log.error({ err: withoutPayload(second) }, 'Nor could the person be told'));
    }
  };
}

async function answer(args: AnyArgs): Promise<void> {
  const view = submittedView(args);
  if (view !== undefined && 'ack' in args && typeof args.ack === 'function') {
    const again = redrawView(view, { notice: [section(notSavedText(view))] });
    await Reflect.apply(args.ack, undefined, [{ response_action: 'update', view: again }]);
    return;
  }
  if ('ack' in args && typeof args.ack === 'function')
    await Promise.resolve(Reflect.apply(args.ack, undefined, [])).catch(() => undefined);
  if ('respond' in args && typeof args.respond === 'function') {
    await args.respond({ response_type: 'ephemeral', replace_original: false, text: NOT_DONE });
    return;
  }
  const userId = 'user' in args.body && typeof args.body.user === 'object' ? args.body.user?.id : undefined;
  if (userId !== undefined && !isEvent(args.body))
    await args.client.chat.postMessage({ channel: userId, text: NOT_DONE });
}

function notSavedText({ submit }: ViewOutput): string {
  return `Not saved yet: something went wrong on our side. What you typed is still here; please press ${submit?.text ?? 'the button'} again in a minute.`;
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
