import type { BlockAction, ButtonAction, ViewOutput } from '@slack/bolt';
import { formatLong, parseLocalDate } from '../../core/calendar/local-date.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import { readEntrySubject } from '../../usecases/review/entry-subject.ts';
import { isStillToCome, openEntering } from '../../usecases/review/open-entering.ts';
import type { ButtonArgs, SubmitArgs } from '../click-args.ts';
import { clickerOf } from '../clicks.ts';
import { openEntry } from '../collect/open-entry.ts';
import { ENTERING_FIELDS } from '../field-ids.ts';
import { readEntryValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import type { Listeners } from '../listeners.ts';
import { showView } from '../show-view.ts';
import type { SlackContext } from '../slack-context.ts';
import { buildEntering, WAYS } from './build-entering.ts';

const NOT_YET = 'This day is still to come. Give the day on which it came.';

/** Enter for someone: what and how it came, then the form that its owner would have. */
export function listenToEntering(app: Listeners, slack: SlackContext): void {
  const open = async (args: ButtonArgs, windowId: string, first?: EntryKey) => {
    const request = { clicker: clickerOf(args.body), windowId, now: slack.clock() };
    const view = buildEntering(await openEntering(slack.desk, request), first);
    await args.ack();
    await showView(args, view);
  };
  app.action<BlockAction<ButtonAction>>(ACTIONS.enterFor, (args: ButtonArgs) => open(args, args.action.value ?? ''));
  app.action<BlockAction<ButtonAction>>(ACTIONS.enterAnother, async (args: ButtonArgs) => {
    await open(args, await windowOf(slack, args.action.value));
  });
  app.action<BlockAction<ButtonAction>>(ACTIONS.enterMissing, async (args: ButtonArgs) => {
    await open(args, await windowOf(slack, args.action.value), readEntryValue(args.action.value ?? '').entry);
  });
  app.view(CALLBACKS.entering, async ({ ack, view, body }: SubmitArgs) => {
    const read = readEntering(view);
    if (read === undefined) return ack();
    if (await isStillToCome(slack.desk, read.day, slack.clock())) {
      return ack({ response_action: 'errors', errors: { [ENTERING_FIELDS.day]: NOT_YET } });
    }
    const { entry, howItCame } = read;
    const quarter = view.private_metadata;
    await ack({
      response_action: 'update',
      view: await openEntry(slack, { clicker: clickerOf(body), entry, quarter, howItCame }),
    });
  });
}

async function windowOf(slack: SlackContext, value = ''): Promise<string> {
  const { entry, quarter = '' } = readEntryValue(value);
  return (await readEntrySubject(slack.review, { entry, quarter }))?.window?.id ?? '';
}

function readEntering({ state }: ViewOutput) {
  const of = (field: string) => state.values[field]?.[field];
  const way = WAYS.find(({ value }) => value === of(ENTERING_FIELDS.way)?.selected_option?.value);
  const day = parseLocalDate(of(ENTERING_FIELDS.day)?.selected_date ?? '');
  const value = of(ENTERING_FIELDS.entry)?.selected_option?.value;
  if (way === undefined || day === undefined || value === undefined) return undefined;
  return { entry: readEntryValue(value).entry, day, howItCame: `${way.value}, ${formatLong(day)}` };
}
