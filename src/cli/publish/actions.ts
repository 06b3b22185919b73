import { type LocalDate, parseLocalDate } from '../../core/calendar/local-date.ts';
import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import type { MeetingProgress, TypedAction } from '../../core/publish/meeting-action.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import {
  type ActionRequest,
  type AnswerActionPorts,
  answerMeetingAction,
} from '../../usecases/publish/answer-meeting-action.ts';
import { listMeetingActions } from '../../usecases/publish/list-meeting-actions.ts';
import { type RecordPorts, recordMeetingAction } from '../../usecases/publish/record-meeting-action.ts';
import { withdrawMeetingAction } from '../../usecases/publish/withdraw-meeting-action.ts';
import { type ActAsPorts, actAs } from '../act-as.ts';
import { type CliContext, commandPatience } from '../cli-context.ts';
import { findPersonNamed } from '../find-person-named.ts';
import { type OptionValues, type ReadOrder, readWords } from '../read-options.ts';
import { readDirectorate, readPlace } from '../read-place.ts';
import { runOrder } from '../run-order.ts';
import { actionLine, answeredWords, recordedWords, withdrawnWords } from './actions-words.ts';

const actionsHelp = `ragtime actions list --directorate CODE
ragtime actions add --directorate CODE --quarter 2026-27/Q1 --text TEXT --who AMc --entered-by JP
                    [--paragraph 3.2] [--by 2026-09-30] [--minute 14]
ragtime actions done ID --text TEXT --entered-by JP [--in-hand]
ragtime actions withdraw ID --entered-by JP [--undo]

What a meeting asked for when it read a published report. Whoever it is asked of is asked in Slack in the next quarter, and
the next report prints the action and what was done. One that is in hand is asked again in the quarter after.

  --directorate CODE    which directorate, for example CE
  --quarter 2026-27/Q1  the published quarter that the meeting read
  --text TEXT           the action; with done, what was done
  --who AMc             initials of whoever it is asked of
  --entered-by JP       initials of whoever records it: a performance officer of the directorate
  --paragraph 3.2       the number in the report that it is about
  --by 2026-09-30       until when
  --minute 14           where it is written down
  --in-hand             it is not finished yet
  --undo                it was withdrawn by mistake

Exit codes: 0 done, 1 refused (it is said why), 2 the command was not understood`;

export interface ActionsCli extends Pick<CliContext, 'out' | 'err' | 'now' | 'author'> {
  readonly openStore: () => Promise<RecordPorts & AnswerActionPorts & ActAsPorts & { readonly close: () => void }>;
}

const OPTIONS = {
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  text: { type: 'string', default: '' },
  who: { type: 'string' },
  'entered-by': { type: 'string' },
  paragraph: { type: 'string', default: '' },
  by: { type: 'string' },
  minute: { type: 'string', default: '' },
  'in-hand': { type: 'boolean', default: false },
  undo: { type: 'boolean', default: false },
} as const;

type Order =
  | { readonly kind: 'list'; readonly directorateCode: string }
  | {
      readonly kind: 'add';
      readonly enteredBy: string;
      readonly directorateCode: string;
      readonly quarter: Quarter;
      readonly who: string;
      readonly due: LocalDate | undefined;
      readonly typed: TypedAction;
    }
  | {
      readonly kind: 'answer';
      readonly enteredBy: string;
      readonly actionId: string;
      readonly progress: MeetingProgress;
      readonly words: string;
    }
  | { readonly kind: 'withdrawn' | 'restored'; readonly enteredBy: string; readonly actionId: string };

/** `ragtime actions` */
export async function runActions(args: readonly string[], cli: ActionsCli): Promise<number> {
  return runOrder(args, cli, { help: actionsHelp, read: parseOrder, carryOut });
}

type Values = OptionValues<typeof OPTIONS>;

function parseOrder(args: readonly string[]): ReadOrder<Order> {
  return readWords(args, OPTIONS, (values, [name = 'list', actionId]) => {
    if (name === 'list') return parseList(values);
    if (!['add', 'done', 'withdraw'].includes(name)) {
      return refuse(`"${name}" is nothing that is done with actions. There are list, add, done, withdraw.`);
    }
    const enteredBy = values['entered-by'];
    if (enteredBy === undefined) return refuse('Say who records it, for example --entered-by JP.');
    if (name === 'add') return parseAdd(values, enteredBy);
    if (actionId === undefined) return refuse('Say which action, by its id. "ragtime actions list" shows them.');
    if (name === 'withdraw') return done({ kind: values.undo ? 'restored' : 'withdrawn', enteredBy, actionId });
    const progress = values['in-hand'] ? 'in-hand' : 'done';
    return done({ kind: 'answer', enteredBy, actionId, progress, words: values.text });
  });
}

function parseList(values: Values): Result<Order, string> {
  const directorate = readDirectorate(values.directorate);
  return directorate.ok ? done({ kind: 'list', directorateCode: directorate.value }) : directorate;
}

function parseAdd(values: Values, enteredBy: string): Result<Order, string> {
  const { who, by, text, paragraph, minute } = values;
  const place = readPlace(values);
  if (!place.ok) return place;
  if (who === undefined) return refuse('Say who is asked, for example --who AMc.');
  const due = by === undefined ? undefined : parseLocalDate(by);
  if (by !== undefined && due === undefined) {
    return refuse(`--by "${by}" is no date; one written like 2026-09-30 is.`);
  }
  const typed = { text, paragraph, minute };
  return done({ kind: 'add', enteredBy, ...place.value, who, due, typed });
}

type Store = Awaited<ReturnType<ActionsCli['openStore']>>;

async function carryOut(store: Store, order: Order, cli: ActionsCli): Promise<Result<string, string>> {
  if (order.kind === 'list') return list(store, order.directorateCode);
  const acting = await actAs(store, order.enteredBy, cli);
  if (!acting.ok) return acting;
  const common = {
    ...acting.value,
    now: cli.now(),
    patience: commandPatience(),
  };
  if (order.kind === 'add') return add(store, order, common);
  if (order.kind === 'answer') {
    return answeredWords(await answerMeetingAction(store, { ...common, ...order }));
  }
  return withdrawnWords(await withdrawMeetingAction(store, { ...common, ...order }), order.kind);
}

async function list(store: Store, directorateCode: string): Promise<Result<string, string>> {
  const listed = await listMeetingActions(store, directorateCode);
  if (!listed.ok) return refuse(`There is no directorate "${directorateCode}".`);
  const people = new Map((await store.plans.people()).map(({ id, initials }) => [id, initials]));
  const lines = listed.value.map((each) => actionLine(each, people.get(each.action.personId) ?? 'nobody'));
  return done(lines.length === 0 ? 'No meeting has asked for anything.' : lines.join('\n'));
}

async function add(
  store: Store,
  order: Extract<Order, { kind: 'add' }>,
  common: Omit<ActionRequest, 'actionId'>,
): Promise<Result<string, string>> {
  const who = findPersonNamed(await store.plans.people(), order.who);
  if (!who.ok) return who;
  const recorded = await recordMeetingAction(store, { ...common, ...order, personId: who.value.id });
  return recordedWords(recorded, { ...order, quarter: formatQuarter(order.quarter) });
}
