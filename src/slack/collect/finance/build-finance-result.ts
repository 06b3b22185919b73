import type { KnownBlock, ModalView } from '@slack/types';
import { formatLong } from '../../../core/calendar/local-date.ts';
import { financeDetailLines } from '../../../reports/finance-outcome-words.ts';
import { type SubmittedFinance, seenOf } from '../../../usecases/collect/finance/submit-finance.ts';
import { context, richLine, section } from '../../blocks.ts';
import { CALLBACKS } from '../../ids.ts';
import { notKept } from '../../not-kept.ts';
import { plainText } from '../../text.ts';
import { buildNotice } from '../build-notices.ts';
import { LONGEST_TYPED, narrativeInput } from './build-finance-form.ts';
import { type FinanceMemory, writeFinanceMemory } from './finance-memory.ts';
import { buildFinanceTable } from './finance-table-block.ts';

/** A reader looks at the first ones; the table itself says the rest. */
const MOST_LINES = 20;

export interface FinanceResult {
  readonly outcomes: readonly SubmittedFinance[];
  readonly memory: FinanceMemory;
  /** What would be printed, or stands. */
  readonly narrative: string;
  readonly notice?: readonly KnownBlock[];
}

/** What was found and would be stored, to be read before it is; nothing to store where all of it stands already. */
export function buildFinanceResult({ outcomes, memory, narrative, notice = [] }: FinanceResult): ModalView {
  const blocks = [...notice, ...outcomes.flatMap((outcome) => outcomeBlocks(outcome))];
  if (!outcomes.some(hasNews)) return buildNotice('Nothing new', blocks);
  return {
    type: 'modal',
    callback_id: CALLBACKS.financeResult,
    title: plainText('Read, then store'),
    submit: plainText('Store these figures'),
    close: plainText('Close'),
    private_metadata: writeFinanceMemory({ ...memory, seen: seenOf(outcomes) }),
    blocks: [...blocks, ...narrativeBlocks(narrative, memory), notKept('Store these figures')],
  };
}

function hasNews({ isUnchanged, narrative }: SubmittedFinance): boolean {
  return !isUnchanged || narrative === 'new';
}

function outcomeBlocks(outcome: SubmittedFinance): readonly KnownBlock[] {
  const { department, number, asAt, isUnchanged, table } = outcome;
  const day = `as at ${formatLong(asAt)}`;
  const verdict = isUnchanged
    ? `the same table, ${day}, is in as version ${number} already.`
    : `the table adds up, ${day}. It becomes version ${number}.`;
  const lines = financeDetailLines(outcome);
  const more = lines.length > MOST_LINES ? [context(`And ${lines.length - MOST_LINES} more.`)] : [];
  return [
    richLine({ bold: `${department.name}: ` }, verdict),
    ...(lines.length === 0 ? [] : [section(detailsText(outcome, lines.slice(0, MOST_LINES)))]),
    ...more,
    ...(isUnchanged ? [] : [context('In thousands of pounds:'), buildFinanceTable(table.rows)]),
  ];
}

function detailsText({ changes, number }: SubmittedFinance, lines: readonly string[]): string {
  const head = changes.length === 0 ? [] : [`Changed since version ${number - 1}:`];
  return [...head, ...lines.map((line) => `• ${line}`)].join('\n');
}

/** One department's may be written here; a longer text, and those of several, stand in the file. */
function narrativeBlocks(text: string, { departmentId }: FinanceMemory): readonly KnownBlock[] {
  if (departmentId === undefined) return [];
  return text.length > LONGEST_TYPED
    ? [context('Its narrative is taken from the file as it is.')]
    : [narrativeInput(text)];
}

/** What stands now, in the place of the form. */
export function buildFinanceStored(outcomes: readonly SubmittedFinance[]): ModalView {
  const lines = outcomes.map(storedText);
  const isCorrection = outcomes.some((outcome) => outcome.isCorrection && hasNews(outcome));
  return buildNotice('Stored', [
    ...lines.map((line) => section(line)),
    ...(isCorrection ? [section(CORRECT_NEXT)] : []),
    context('Another file is another version; what changes is shown again before it is stored.'),
  ]);
}

export const CORRECT_NEXT =
  'The published report stays as it is until it is corrected: /quarter amend lists what that changes, and asks why.';

function storedText({ department, number, asAt, isUnchanged, narrative }: SubmittedFinance): string {
  const day = `as at ${formatLong(asAt)}`;
  const table = isUnchanged
    ? `${department.name}: the same table, ${day}, was in as version ${number}.`
    : `${department.name}: version ${number} is in, ${day}.`;
  return narrative === 'new' ? `${table} Its narrative is in, too.` : table;
}
