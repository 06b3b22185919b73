import type { KnownBlock } from '@slack/types';
import { formatLong } from '../../core/calendar/local-date.ts';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { FinanceState } from '../../core/collect/finance/finance-window.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import type { FinanceAsk, FinanceAskLine } from '../../usecases/remind/finance-ask.ts';
import { context, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { commandFor, quarterButton } from '../quarter/quarter-buttons.ts';

/** A message takes 50 blocks. https://docs.slack.dev/reference/block-kit/blocks */
const MOST_DEPARTMENTS = 40;

/** Asks for figures; once all are in it is the receipt. */
export function renderFinanceAsk(ask: FinanceAsk): RenderedMessage {
  const blocks = buildFinanceAsk(ask);
  return { text: blocksToText(blocks), blocks };
}

function buildFinanceAsk(ask: FinanceAsk): readonly KnownBlock[] {
  const { departments, insteadOf } = ask;
  const isDone = departments.every(({ version }) => version !== undefined);
  const left = departments.length - MOST_DEPARTMENTS;
  return [
    richLine(
      { bold: `${titleOfQuarter(ask.quarter)}. ` },
      CLOSED[ask.state] ?? (isDone ? doneText(ask) : awaitedText(ask)),
    ),
    ...(insteadOf === undefined || isClosed(ask) ? [] : [context(`You are asked because ${insteadOf} is away.`)]),
    ...departments.slice(0, MOST_DEPARTMENTS).map((line) => section(`${line.department}\n${versionText(line)}`)),
    ...(left > 0 ? [context(`And ${left} more.`)] : []),
    ...(isClosed(ask) ? [] : buildWay(ask, isDone ? 'in' : 'awaited')),
  ];
}

/** What is said once nothing more can be handed in here. */
const CLOSED: Readonly<Partial<Record<FinanceState, string>>> = {
  signed: 'The report is signed, so its figures stay as they are.',
  published: 'The report is published. If a figure is wrong, the performance officer corrects it.',
};

function isClosed({ state }: FinanceAsk): boolean {
  return CLOSED[state] !== undefined;
}

function buildWay(ask: FinanceAsk, how: 'in' | 'awaited'): readonly KnownBlock[] {
  const text = how === 'in' ? 'Hand in again' : 'Hand in the figures';
  return [
    { type: 'actions', elements: [quarterButton({ text, command: commandFor('finance', ask) })] },
    context(how === 'in' ? LATER : 'An Excel or CSV file for each department. /quarter finance opens the same form.'),
  ];
}

const LATER = 'Another file is another version, until the report is signed. This message always says what stands.';

function doneText({ departments }: FinanceAsk): string {
  return departments.length === 1 ? 'The figures are in, thank you.' : 'All figures are in, thank you.';
}

function awaitedText({ departments, dueAt }: FinanceAsk): string {
  const awaited = departments.filter(({ version }) => version === undefined);
  const [only] = awaited;
  const what =
    awaited.length === 1 && only !== undefined
      ? `The figures of ${only.department}`
      : `The figures of ${awaited.length} departments`;
  return dueAt === undefined ? `${what} are still awaited.` : `${what} are due ${dueAt}.`;
}

function versionText({ version }: FinanceAskLine): string {
  if (version === undefined) return 'Not in yet.';
  const { number, asAt, byName, when } = version;
  const who = byName === undefined ? 'handed in' : `handed in by ${byName}`;
  return `Version ${number} is in, as at ${formatLong(asAt)}: ${who} at ${when}.`;
}
