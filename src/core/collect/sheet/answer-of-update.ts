import type { Due, Indicator } from '../../plan/plan.ts';
import { type IndicatorAnswer, statusToIndicatorChoice } from '../indicator/check-figure-answer.ts';
import { readFigure, writeFigure } from '../indicator/figure.ts';
import type { Figure, IndicatorContent } from '../indicator/indicator-update.ts';
import type { Answer } from '../milestone/check-answer.ts';
import { statusToChoice } from '../milestone/status-choice.ts';
import type { UpdateContent } from '../milestone/update.ts';

/** A stored update as the cells of a row would say it. */
export function answerOfUpdate({ status, commentary, action, actionBy }: UpdateContent, due: Due): Answer {
  return { choice: statusToChoice(status, due), commentary, action, actionBy, completedOn: status.completedOn };
}

/** The same of an indicator. */
export function answerOfIndicator(content: IndicatorContent, indicator: Indicator): IndicatorAnswer {
  const { figure, status, commentary, action, actionBy } = content;
  return {
    ...answerOfFigure(figure, indicator),
    choice: statusToIndicatorChoice(status),
    overrideReason: status.overrideReason,
    commentary,
    action,
    actionBy,
  };
}

/** A figure that was given, or supplied, as the cells of a row would say it. */
export function answerOfFigure(figure: Figure, indicator: Indicator) {
  const { expectedOn } = figure;
  if (figure.kind === 'none') {
    const nothing = { figure: '', period: '', isProvisional: false, isRedefined: false };
    return { ...nothing, noFigure: figure.reason, expectedOn };
  }
  const { value, period, isProvisional, isRedefined } = figure;
  return { figure: writeFigure(value, indicator), noFigure: undefined, period, isProvisional, isRedefined, expectedOn };
}

/** With its figure as Ragtime would write it: `79.2` and `79.2 %` are the same. */
export function withPlainFigure(answer: IndicatorAnswer, indicator: Indicator): IndicatorAnswer {
  const read = readFigure(answer.figure, indicator);
  return read.ok ? { ...answer, figure: writeFigure(read.value, indicator) } : answer;
}
