import { formatWithWeekday, type LocalDate } from '../../core/calendar/local-date.ts';
import type { StepDates } from '../../core/calendar/move-ladder.ts';
import type { Quarter } from '../../core/calendar/quarter.ts';
import type { WindowPart } from '../../core/calendar/window-part.ts';
import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import { windowOfPart } from '../../core/collect/window-of-part.ts';
import type { Reasons } from '../../core/publish/amendments.ts';
import { done, type Result } from '../../core/result.ts';
import { deliveryAdvice } from '../../reports/delivery-advice.ts';
import { PART_NAMES, partDateLines } from '../../reports/part-words.ts';
import { tooLongWords } from '../../reports/publish-words.ts';
import { absentSignersTexts, signersText } from '../../reports/signer-words.ts';
import { closeQuarter } from '../../usecases/calendar/close-quarter.ts';
import { moveWindow } from '../../usecases/calendar/move-window.ts';
import { type CalendarPorts, openQuarter, type QuarterRequest } from '../../usecases/calendar/open-quarter.ts';
import { amendQuarter } from '../../usecases/publish/amend-quarter.ts';
import { type AskedForSignOff, type AskPorts, askForSignOff } from '../../usecases/publish/ask-for-sign-off.ts';
import type { AmendPorts } from '../../usecases/publish/ports.ts';
import type { PublishRefusal, PublishRequest } from '../../usecases/publish/publish-quarter.ts';
import type { Published, ResendPorts } from '../../usecases/publish/resend-summary.ts';
import { countFirstAsks, countWaitedFor } from '../../usecases/remind/read-forecast.ts';
import type { SituationPorts } from '../../usecases/remind/read-situation.ts';
import type { SendAgainPorts } from '../../usecases/remind/send-again.ts';
import { countMessages, notInSlackLines } from '../message-lines.ts';
import { tellAmended } from '../publish/amend-words.ts';
import { formatInstant, type QuarterRefusal } from './quarter-refusal.ts';
import { sendQuarterAgain } from './send-quarter-again.ts';

export type QuarterStore = CalendarPorts & SituationPorts & ResendPorts & AmendPorts & AskPorts & SendAgainPorts;

export type PublishQuarter = (
  ports: ResendPorts,
  request: PublishRequest,
) => Promise<Result<Published, PublishRefusal>>;

/** What a person asks of a quarter. */
export type QuarterAct =
  | { readonly name: 'open' | 'close' | 'sign-off' | 'send-again' }
  | { readonly name: 'publish'; readonly unsignedWhy?: string }
  | ({ readonly name: 'amend'; readonly mode: 'store' | 'dry-run' } & Reasons)
  | { readonly name: 'move'; readonly dates: StepDates; readonly part: WindowPart | undefined };

export interface QuarterCommand {
  readonly act: QuarterAct;
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly asJson: boolean;
}

/** What a command has done, in words and for a script. */
export interface Told {
  readonly lines: readonly string[];
  /** How many messages it causes; undefined where it causes none by its nature. */
  readonly messages: number | undefined;
  readonly json: Readonly<Record<string, unknown>>;
}

interface Surroundings {
  readonly request: QuarterRequest;
  readonly zone: string;
  /** The use case. */
  readonly publishQuarter: PublishQuarter;
}

/** Does what was asked, and tells it. */
export async function carryOutAct(
  store: QuarterStore,
  act: QuarterAct,
  { request, zone, publishQuarter }: Surroundings,
): Promise<Result<Told, QuarterRefusal>> {
  switch (act.name) {
    case 'open':
      return open(store, request, zone);
    case 'move': {
      const moved = await moveWindow(store, { ...request, dates: act.dates, part: act.part });
      return moved.ok ? done(await tellMoved(store, moved.value, { now: request.now, zone, part: act.part })) : moved;
    }
    case 'close': {
      const closed = await closeQuarter(store, request);
      if (!closed.ok) return closed;
      const lines = [closedText(closed.value.state)];
      return done({ lines, messages: undefined, json: { window: closed.value } });
    }
    case 'sign-off': {
      const asked = await askForSignOff(store, request);
      return asked.ok ? done(tellAsked(asked.value)) : asked;
    }
    case 'publish': {
      const published = await publishQuarter(store, { ...request, unsignedWhy: act.unsignedWhy });
      return published.ok ? done(tellPublished(published.value)) : published;
    }
    case 'send-again':
      return sendQuarterAgain(store, request);
    case 'amend': {
      const amended = await amendQuarter(store, { ...request, ...act });
      return amended.ok ? done(tellAmended(amended.value)) : amended;
    }
  }
}

async function open(store: QuarterStore, request: QuarterRequest, zone: string): Promise<Result<Told, QuarterRefusal>> {
  const opened = await openQuarter(store, request);
  if (!opened.ok) return opened;
  const window = opened.value;
  const asks = await countFirstAsks(store, { windowIds: [window.id], now: request.now });
  const at = (instant: Date) => formatInstant(instant, zone);
  const lines = [
    `Collecting. Opens ${at(window.opensAt)}, due ${at(window.dueAt)}, closes ${at(window.closesAt)}.`,
    ...partDateLines(window, at).map((line) => `${line}.`),
    ...notInSlackLines(asks),
  ];
  return done({ lines, messages: asks.messages, json: { window, notInSlack: asks.notInSlack } });
}

function tellAsked({ number, asked }: AskedForSignOff): Told {
  const lines = [`Draft ${number} is to be signed by ${signersText(asked)}.`, ...absentSignersTexts(asked)];
  return { lines, messages: asked.length, json: { draft: number, approvers: asked.map(({ name }) => name) } };
}

async function tellMoved(
  store: QuarterStore,
  whole: CollectionWindow,
  { now, zone, part }: { readonly now: Date; readonly zone: string; readonly part: WindowPart | undefined },
): Promise<Told> {
  const window = part === undefined ? whole : windowOfPart(whole, part);
  const { 'last-call': lastCall, overdue, 'closes-tomorrow': closesTomorrow } = window.steps;
  const on = ({ date }: { readonly date: LocalDate }) => formatWithWeekday(date);
  const lines = [
    `${part === undefined ? 'Moved.' : `${PART_NAMES[part]} moved.`} Due ${formatInstant(window.dueAt, zone)}, closes ${formatInstant(window.closesAt, zone)}.`,
    `Reminders: last call ${on(lastCall)}, overdue ${on(overdue)}, closes tomorrow ${on(closesTomorrow)}. What was sent is not sent again.`,
  ];
  const { messages } = await countWaitedFor(store, { windowIds: [window.id], now });
  return { lines, messages, json: { window: whole } };
}

function tellPublished(published: Published): Told {
  if (published.kind === 'resent') return tellResent(published);
  const { number, sha256, messages, leftOut } = published.revision;
  const lines = [
    `Published as revision ${number}. The report's fingerprint (SHA-256) is ${sha256}.`,
    ...leftOut.map(tooLongWords),
  ];
  return { lines, messages, json: { revision: number, sha256, leftOut } };
}

function tellResent({ revision, failed, waiting }: Extract<Published, { kind: 'resent' }>): Told {
  const { number, sha256, snapshot } = revision;
  const behind = waiting === 0 ? '' : `, and then ${waiting} that ${waiting === 1 ? 'waits' : 'wait'} behind`;
  const lines = [
    `Published on ${snapshot.compiledOn} as revision ${number}; the report is unchanged. ${countMessages(failed.length)} that had failed will be tried again${behind}.`,
    ...failed.map(({ key, problem }) =>
      `  ${key}: ${problem.replace(/\.?$/, '.')} ${deliveryAdvice(problem)}`.trimEnd(),
    ),
  ];
  return { lines, messages: failed.length + waiting, json: { revision: number, sha256, triedAgain: failed } };
}

function closedText(state: CollectionWindow['state']): string {
  return state === 'planned'
    ? 'The window had not opened yet, so it is taken back. "ragtime quarter open" opens it again.'
    : 'Collecting has ended. The quarter is under review; "ragtime quarter open" opens it again until its closing time.';
}
