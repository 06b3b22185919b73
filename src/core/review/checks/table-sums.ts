import { checkSums, isRounding } from '../../collect/finance/check-sums.ts';
import type { PlacedHeading, PlacedRow } from '../../collect/finance/finance-layout.ts';
import type { FinanceDifference } from '../../collect/finance/finance-problem.ts';
import { totalKindOf } from '../../collect/finance/finance-row.ts';
import { numberWords } from '../../number-words.ts';
import { describePlace } from '../../publish/describe-finance-notes.ts';
import type { SnapshotFinance, SnapshotFinanceRow } from '../../publish/snapshot-finance.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding } from './finding.ts';
import { titleOfSection } from './printed-texts.ts';

/**
 * F1 and F2: a variance or a total that rounding does not explain, and of which no note under the table says that finance
 * supplied it so. A file with one is refused when it is handed in; this is what stands in the report.
 */
export function findWrongSums({ snapshot }: CheckFacts): readonly Finding[] {
  const where = titleOfSection(snapshot, 'finance');
  return (snapshot.finance ?? []).flatMap((table) =>
    checkSums(table.rows.map(toPlaced))
      .differences.filter((difference) => !isRounding(difference) && !isNoted(difference, table))
      .map((difference) => toFinding(difference, table, where)),
  );
}

/** Nobody reads a cell here: the sums need none to be found. */
function toPlaced(row: SnapshotFinanceRow): PlacedRow | PlacedHeading {
  if (row.kind === 'heading') return row;
  const { label, kind: _kind, ...amounts } = row;
  const cells = { annualBudget: label, budgetToDate: label, expenditureToDate: label, variance: label };
  return { kind: 'amounts', label, total: totalKindOf(label), amounts, cells };
}

function isNoted(difference: FinanceDifference, { notes }: SnapshotFinance): boolean {
  return notes.some((note) => note.includes(describePlace(difference)));
}

function toFinding(difference: FinanceDifference, table: SnapshotFinance, where: string): Finding {
  const { check, value, expected } = difference;
  const place = describePlace(difference);
  const [given, meant] = [value, expected].map((amount) => numberWords(amount));
  return {
    check: check === 'variance' ? 'F1' : 'F2',
    level: 'block',
    subject: { kind: 'department', id: table.departmentId, ref: table.department, words: place },
    where,
    quotes: [],
    basis: [place, given, meant].join('\n'),
    found: `${place}: the table has ${given}, and the figures make ${meant} (£’000).`,
    settledBy: 'Ask the finance contact for a table that adds up, or to hand it in as supplied, with the reason.',
  };
}
