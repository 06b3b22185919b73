import type { Snapshot } from '../../core/publish/snapshot.ts';
import type { SnapshotFinance } from '../../core/publish/snapshot-finance.ts';
import { moneyWords } from '../../reports/money-words.ts';
import { bullet, heading, type MessageLine } from './message-lines.ts';

/** The tables are in thousands of pounds. */
const UNIT = 1000;

/** How each department stands against its budget to date: what the last total of its table says. */
export function financeLines({ finance = [] }: Snapshot): readonly MessageLine[] {
  const lines = finance.flatMap((table) => financeLine(table) ?? []);
  return lines.length === 0 ? [] : [heading('Budget to date'), ...lines];
}

function financeLine({ department, rows, asAt }: SnapshotFinance): MessageLine | undefined {
  const last = rows.findLast((row) => row.kind === 'total');
  if (last?.kind !== 'total') return undefined;
  return bullet(`${varianceSentence(last.variance)}, as at ${asAt}`, department);
}

function varianceSentence(variance: number): string {
  if (variance === 0) return 'exactly on budget';
  return `£${moneyWords(Math.abs(variance) * UNIT)} ${variance < 0 ? 'over' : 'under'} budget`;
}
