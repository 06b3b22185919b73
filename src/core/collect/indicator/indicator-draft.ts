import { parseLocalDate } from '../../calendar/local-date.ts';
import type { DraftFields } from '../draft.ts';
import type { FigureInput, IndicatorAnswer, IndicatorChoice } from './check-figure-answer.ts';
import { NO_FIGURE_REASONS } from './indicator-update.ts';

/** The fields of the forms about a figure that a supplier and an owner have in common; what stands in them is kept under these names. */
export const FIGURE_FIELDS = {
  figure: 'figure',
  noFigure: 'no-figure',
  marks: 'marks',
  expectedOn: 'expected-on',
  period: 'period',
} as const;

/** The fields of the owner's form besides. */
export const INDICATOR_FIELDS = {
  ...FIGURE_FIELDS,
  choice: 'choice',
  overrideReason: 'override-reason',
  commentary: 'commentary',
  action: 'action',
  actionBy: 'action-by',
} as const;

/** The supplier's field besides: a word for the owner. */
export const SUPPLY_NOTE = 'note';

/** A choice in Slack cannot be taken back, so that there is a figure is one of the choices. */
export const HAS_FIGURE = 'has-figure';
/** What can be ticked about a figure; several stand one on each line. */
export const FIGURE_MARKS = { provisional: 'provisional', redefined: 'redefined' } as const;

const CHOICES: readonly IndicatorChoice[] = ['as-computed', 'green', 'amber-uncertain', 'amber-too-early', 'red'];

export function fieldsToFigureInput(fields: DraftFields): FigureInput {
  const of = (field: keyof typeof FIGURE_FIELDS) => fields[FIGURE_FIELDS[field]] ?? '';
  const marks = of('marks').split('\n');
  return {
    figure: of('figure'),
    noFigure: NO_FIGURE_REASONS.find((reason) => reason === of('noFigure')),
    period: of('period'),
    isProvisional: marks.includes(FIGURE_MARKS.provisional),
    isRedefined: marks.includes(FIGURE_MARKS.redefined),
    expectedOn: parseLocalDate(of('expectedOn')),
  };
}

export function figureInputToFields(input: FigureInput): DraftFields {
  const marks = [
    ...(input.isProvisional ? [FIGURE_MARKS.provisional] : []),
    ...(input.isRedefined ? [FIGURE_MARKS.redefined] : []),
  ];
  return {
    [FIGURE_FIELDS.figure]: input.figure,
    [FIGURE_FIELDS.noFigure]: input.noFigure ?? HAS_FIGURE,
    [FIGURE_FIELDS.marks]: marks.join('\n'),
    [FIGURE_FIELDS.expectedOn]: input.expectedOn ?? '',
    [FIGURE_FIELDS.period]: input.period,
  };
}

export function fieldsToIndicatorAnswer(fields: DraftFields): IndicatorAnswer {
  const of = (field: keyof typeof INDICATOR_FIELDS) => fields[INDICATOR_FIELDS[field]] ?? '';
  return {
    ...fieldsToFigureInput(fields),
    choice: CHOICES.find((choice) => choice === of('choice')),
    overrideReason: of('overrideReason'),
    commentary: of('commentary'),
    action: of('action'),
    actionBy: parseLocalDate(of('actionBy')),
  };
}

export function indicatorAnswerToFields(answer: IndicatorAnswer): DraftFields {
  return {
    ...figureInputToFields(answer),
    [INDICATOR_FIELDS.choice]: answer.choice ?? '',
    [INDICATOR_FIELDS.overrideReason]: answer.overrideReason,
    [INDICATOR_FIELDS.commentary]: answer.commentary,
    [INDICATOR_FIELDS.action]: answer.action,
    [INDICATOR_FIELDS.actionBy]: answer.actionBy ?? '',
  };
}
