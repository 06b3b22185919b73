import type { KnownBlock, ModalView } from '@slack/types';
import type { FinanceDifference } from '../../../core/collect/finance/finance-problem.ts';
import { amountWords, COLUMN_LABELS } from '../../../reports/finance-words.ts';
import type { OpenedFinance } from '../../../usecases/collect/finance/open-finance.ts';
import type { SubmitFinanceRefusal } from '../../../usecases/collect/finance/submit-finance.ts';
import { context, richLine, section } from '../../blocks.ts';
import { type Acceptable, buildFinanceForm } from './build-finance-form.ts';
import { buildFinanceResult } from './build-finance-result.ts';
import type { FinanceMemory } from './finance-memory.ts';
import { financeRefusalLines } from './finance-texts.ts';
import type { TakenFile } from './take-file.ts';

/** Nobody puts right more than this at once. */
const MOST_PROBLEMS = 25;

export interface FinanceScene {
  readonly opened: OpenedFinance;
  readonly memory: FinanceMemory;
  /** As typed; empty where nothing was. */
  readonly narrative: string;
  readonly notice?: readonly KnownBlock[];
}

/** What came of a file: to be read before it is stored, or the form again with what is wrong and all that was typed. */
export function drawTaken(taken: TakenFile, scene: FinanceScene): ModalView {
  const { opened, memory, narrative, notice = [] } = scene;
  switch (taken.kind) {
    case 'tables': {
      const standing = opened.places[0]?.narrative ?? '';
      const text = taken.outcomes[0]?.narrativeText ?? standing;
      return buildFinanceResult({ outcomes: taken.outcomes, memory, narrative: text, notice });
    }
    case 'unread':
      return buildFinanceForm({ opened, memory, narrative, notice: refusedBlocks(memory, [taken.words]) });
    case 'refused':
      return buildFinanceForm({
        opened,
        memory,
        narrative,
        notice: refusedBlocks(memory, financeRefusalLines(taken.refusal, memory)),
        acceptable: acceptableOf(taken.refusal, memory),
      });
  }
}

function refusedBlocks({ file }: FinanceMemory, lines: readonly string[]): readonly KnownBlock[] {
  const left = lines.length - MOST_PROBLEMS;
  return [
    richLine({ bold: 'Nothing was stored. ' }, file === undefined ? '' : `In ${file.name}:`),
    ...lines.slice(0, MOST_PROBLEMS).map((line) => section(line)),
    ...(left > 0 ? [context(`And ${left} more.`)] : []),
    { type: 'divider' },
  ];
}

/** A file with other faults is put right first; cells of several sheets cannot be told apart. */
function acceptableOf(refusal: SubmitFinanceRefusal, { accepted }: FinanceMemory): readonly Acceptable[] {
  if (refusal.reason !== 'problems' || refusal.sheets.length > 1) return [];
  const problems = refusal.sheets.flatMap((sheet) => sheet.problems);
  const open = problems.flatMap((problem) =>
    problem.kind === 'does-not-add-up' ? [toAcceptable(problem.difference)] : [],
  );
  const withoutReason = problems.filter(({ kind }) => kind === 'accepted-without-reason' || kind === 'reason-too-long');
  if (open.length + withoutReason.length < problems.length) return [];
  const before = accepted.map((cell) => ({ cell, words: 'ticked before' }));
  return [...new Map([...before, ...open].map((each) => [each.cell, each])).values()];
}

function toAcceptable({ cell, label, column, value, expected }: FinanceDifference): Acceptable {
  const words = `${amountWords(value, column)} instead of ${amountWords(expected, column)} (${label}, ${COLUMN_LABELS[column]})`;
  return { cell, words };
}
