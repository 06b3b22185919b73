import { formatQuarter, titleOfQuarter } from '../../core/calendar/quarter.ts';
import { type IndicatorChoice, statusToIndicatorChoice } from '../../core/collect/indicator/check-figure-answer.ts';
import { formatFigure } from '../../core/collect/indicator/figure.ts';
import { figureText } from '../../core/collect/indicator/figure-words.ts';
import { isComputed, targetIn } from '../../core/collect/indicator/indicator-status.ts';
import type { Figure, IndicatorUpdate } from '../../core/collect/indicator/indicator-update.ts';
import { answerOfFigure } from '../../core/collect/sheet/answer-of-update.ts';
import { writeBasis } from '../../core/collect/sheet/return-basis.ts';
import type { Indicator } from '../../core/plan/plan.ts';
import type { SheetIndicator } from '../../usecases/collect/sheet/prepare-return-sheet.ts';
import { dayCell, type RowCells, type RowLists } from './return-sheet-row.ts';
import { RETURN_WORDS } from './return-sheet-words.ts';

const { indicatorChoices, noFigure } = RETURN_WORDS;
const JUDGED: readonly IndicatorChoice[] = ['green', 'amber-uncertain', 'amber-too-early', 'red'];

/** What the row of an indicator shows; a figure that was answered or supplied stands in its cells. */
export function indicatorCells({ situation, quarter, basis }: SheetIndicator): RowCells {
  const { indicator, plan, owner, said, question } = situation;
  const target = targetIn(indicator, quarter);
  const lastYear = indicator.lastYear[quarter.number - 1];
  return {
    id: indicator.id,
    quarter: formatQuarter(quarter),
    owner: owner?.initials,
    'based on': writeBasis(basis),
    Ref: indicator.ref,
    Words: indicator.words,
    Area: plan.areas.find(({ id }) => id === indicator.areaId)?.name,
    Target: target === undefined ? 'none for this quarter' : formatFigure(target, indicator),
    'Last year': lastYear === undefined ? 'no figure' : formatFigure(lastYear, indicator),
    'Question from the officer': question?.question,
    'Last quarter': said.earlier && lastWords(said.earlier, indicator),
    'Last quarter in words': said.earlier?.commentary,
    'From the supplier': said.supplied && figureText(said.supplied.figure, indicator),
    ...(said.update === undefined ? {} : answerCells(said.update, indicator)),
  };
}

export function indicatorLists({ situation, quarter, hasStatus }: SheetIndicator): RowLists {
  const computed: readonly IndicatorChoice[] = isComputed(situation.indicator, quarter) ? ['as-computed'] : [];
  const yesNo = ['yes', 'no'];
  return {
    'No figure because': Object.values(noFigure),
    Provisional: yesNo,
    'Measured anew': yesNo,
    ...(hasStatus ? { Status: [...computed, ...JUDGED].map((choice) => indicatorChoices[choice]) } : {}),
  };
}

function lastWords({ quarter, figure, status }: IndicatorUpdate, indicator: Indicator): string {
  const choice = status.rag === undefined ? undefined : statusToIndicatorChoice({ ...status, how: 'judged' });
  const words = choice === undefined ? [] : [indicatorChoices[choice]];
  return `${titleOfQuarter(quarter)}: ${[figureText(figure, indicator), ...words].join(', ')}`;
}

function answerCells(
  { figure, status, commentary, action, actionBy }: IndicatorUpdate,
  indicator: Indicator,
): RowCells {
  const choice = statusToIndicatorChoice(status);
  return {
    ...figureCells(figure, indicator),
    Status: choice === undefined ? undefined : indicatorChoices[choice],
    'Status differs because': status.overrideReason,
    Commentary: commentary,
    'What is being done': action,
    'By when': dayCell(actionBy),
  };
}

function figureCells(figure: Figure, indicator: Indicator): RowCells {
  const answer = answerOfFigure(figure, indicator);
  return {
    Figure: answer.figure,
    'No figure because': answer.noFigure === undefined ? undefined : noFigure[answer.noFigure],
    'Expected on': dayCell(answer.expectedOn),
    Provisional: answer.isProvisional ? 'yes' : undefined,
    'Measured anew': answer.isRedefined ? 'yes' : undefined,
    Period: answer.period,
  };
}
