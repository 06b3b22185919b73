import { noFigureText } from '../../core/collect/indicator/figure-words.ts';
import type { ReturnWords } from '../../core/collect/sheet/return-words.ts';
import { CHOICE_LABELS, INDICATOR_CHOICE_LABELS } from '../../reports/choice-labels.ts';

/** The choices of a return sheet are called as in the forms. */
export const RETURN_WORDS: ReturnWords = {
  choices: CHOICE_LABELS,
  indicatorChoices: INDICATOR_CHOICE_LABELS,
  noFigure: {
    'not-due': noFigureText('not-due', undefined),
    'not-yet': noFigureText('not-yet', undefined),
    'not-published': noFigureText('not-published', undefined),
    'definition-changed': noFigureText('definition-changed', undefined),
    'no-longer-collected': noFigureText('no-longer-collected', undefined),
  },
};
