import { numberWords } from '../../number-words.ts';
import type { SnapshotFinance } from '../../publish/snapshot-finance.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding } from './finding.ts';
import { type FinanceLine, linesOf, namesRow, narrativeOf } from './narrative-rows.ts';
import { titleOfSection } from './printed-texts.ts';

const OVER =
  /\bover[ -]?spen[dt]\w*|\b(?:over|above|exceed\w*|in excess of)(?: (?:its|the|their|this))?(?: \p{L}+)? ?budget/iu;
const UNDER = /\bunder[ -]?spen[dt]\w*|\b(?:under|below|less than)(?: (?:its|the|their|this))?(?: \p{L}+)? ?budget/iu;
/** What is hoped for or denied says nothing of the figures to date. */
const NOT_TO_DATE =
  /\b(?:expected|anticipated|forecast|projected|will|would|last year|previous year|not|no longer)\b/iu;

type Side = 'over' | 'under';

interface Place {
  readonly table: SnapshotFinance;
  readonly line: FinanceLine;
  readonly where: string;
}

/** F3: an overspend that the narrative does not mention. */
export function findUnexplainedOverspends(facts: CheckFacts): readonly Finding[] {
  const { overspendThousands, overspendPercent } = facts.settings;
  return placesIn(facts).flatMap((place): readonly Finding[] => {
    const { line, table } = place;
    const overspend = -line.variance;
    const isLarge =
      overspend >= overspendThousands && overspend * 100 >= overspendPercent * Math.abs(line.budgetToDate);
    if (!isLarge || narrativeOf(table).some((sentence) => namesRow(sentence, line, linesOf(table)))) return [];
    return [
      {
        ...aboutLine(place),
        check: 'F3',
        quotes: [{ of: line.label, text: figuresText(line) }],
        basis: [line.label, line.budgetToDate, line.expenditureToDate, ...narrativeOf(table)].join('\n'),
        found: `"${line.label}" is overspent by £${numberWords(overspend)},000, and the narrative does not say why.`,
        settledBy: 'Ask the finance contact for a sentence on it.',
      },
    ];
  });
}

/** F5: the narrative says overspent where the figures say underspent, or the other way round. */
export function findWrongDirections(facts: CheckFacts): readonly Finding[] {
  return placesIn(facts).flatMap((place): readonly Finding[] => {
    const { line, table } = place;
    if (line.variance === 0) return [];
    const actual: Side = line.variance < 0 ? 'over' : 'under';
    const wrong = saidOf(place).find(({ side }) => side !== actual);
    if (wrong === undefined || saidOf(place).some(({ side }) => side === actual)) return [];
    return [
      {
        ...aboutLine(place),
        check: 'F5',
        quotes: [
          { of: table.department, text: wrong.sentence },
          { of: line.label, text: figuresText(line) },
        ],
        basis: [line.label, line.variance, wrong.sentence].join('\n'),
        found: `The narrative calls "${line.label}" ${wrong.side}spent; by the figures it is ${actual}spent.`,
        settledBy: 'Ask the finance contact which of the two is right.',
      },
    ];
  });
}

/** F6: of one row the narrative says both. */
export function findContradictions(facts: CheckFacts): readonly Finding[] {
  return placesIn(facts).flatMap((place): readonly Finding[] => {
    const { line, table } = place;
    const over = saidOf(place).find(({ side }) => side === 'over');
    const under = saidOf(place).find(({ side }) => side === 'under');
    if (over === undefined || under === undefined) return [];
    return [
      {
        ...aboutLine(place),
        check: 'F6',
        quotes: [over, under].map(({ sentence }) => ({ of: table.department, text: sentence })),
        basis: [line.label, over.sentence, under.sentence].join('\n'),
        found: `The narrative calls "${line.label}" both overspent and underspent.`,
        settledBy: 'Ask the finance contact which of the two is right.',
      },
    ];
  });
}

/** What the narrative says of the row to date. A sentence that says both of itself is about several rows. */
function saidOf({ table, line }: Place): readonly { readonly side: Side; readonly sentence: string }[] {
  return narrativeOf(table).flatMap((sentence) => {
    const clause = NOT_TO_DATE.test(sentence) ? sentence.slice(0, NOT_TO_DATE.exec(sentence)?.index) : sentence;
    const [isOver, isUnder] = [OVER.test(clause), UNDER.test(clause)];
    if (isOver === isUnder || !namesRow(clause, line, linesOf(table))) return [];
    return [{ side: isOver ? ('over' as const) : ('under' as const), sentence }];
  });
}

/** Spending only: more income than planned is no underspend, and finance has other words for it. */
function placesIn({ snapshot }: CheckFacts): readonly Place[] {
  const where = titleOfSection(snapshot, 'finance');
  return (snapshot.finance ?? []).flatMap((table) =>
    linesOf(table)
      .filter(({ annualBudget, budgetToDate, expenditureToDate }) =>
        [annualBudget, budgetToDate, expenditureToDate].every((amount) => amount >= 0),
      )
      .map((line) => ({ table, line, where })),
  );
}

function aboutLine({ table, line, where }: Place): Pick<Finding, 'level' | 'subject' | 'where'> {
  const subject = { kind: 'department' as const, id: table.departmentId, ref: table.department, words: line.label };
  return { level: 'list', subject, where };
}

/** In thousands, with the sign of the table. */
function figuresText({ budgetToDate, expenditureToDate, variance }: FinanceLine): string {
  return `Budget to date ${numberWords(budgetToDate)}, expenditure ${numberWords(expenditureToDate)}, variance ${numberWords(variance)} (£’000)`;
}
