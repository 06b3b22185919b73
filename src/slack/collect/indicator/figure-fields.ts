import type { InputBlock, KnownBlock } from '@slack/types';
import { formatLong } from '../../../core/calendar/local-date.ts';
import { quarterTitle } from '../../../core/calendar/quarter.ts';
import { type FigureInput, LONGEST_LINE } from '../../../core/collect/indicator/check-figure-answer.ts';
import { formatFigure, writeFigure } from '../../../core/collect/indicator/figure.ts';
import { noFigureText } from '../../../core/collect/indicator/figure-words.ts';
import { FIGURE_FIELDS, FIGURE_MARKS, HAS_FIGURE } from '../../../core/collect/indicator/indicator-draft.ts';
import type { FigureGround } from '../../../core/collect/indicator/indicator-form.ts';
import { usualPeriod } from '../../../core/collect/indicator/indicator-quarters.ts';
import { type Figure, NO_FIGURE_REASONS } from '../../../core/collect/indicator/indicator-update.ts';
import { context, richLine, section } from '../../blocks.ts';
import { plainText } from '../../text.ts';
import { dateField, formInput, type InputPlace, lineOfText, optionsOf } from '../form/form-inputs.ts';
import { placeText } from '../place-text.ts';
import { targetText } from './target-text.ts';

/** A figure is no text: more is typed by mistake. */
const LONGEST_FIGURE = 60;
/** What it is about, and what its figure is compared with. */
export function buildFigureHead({ card, quarter, target, lastYear }: FigureGround): readonly KnownBlock[] {
  const { indicator } = card;
  const against = target === undefined ? targetText(indicator) : `Target: ${formatFigure(target, indicator)}`;
  const before = lastYear === undefined ? 'Last year: no figure' : `Last year: ${formatFigure(lastYear, indicator)}`;
  return [
    richLine({ bold: card.ref }, ` ${card.words}`),
    context([quarterTitle(quarter), against, before, placeText(card)].join(' · ')),
  ];
}

/** How a figure enters that comes after its window has closed. */
export function buildEntryLine({ entry }: FigureGround): readonly KnownBlock[] {
  switch (entry.kind) {
    case 'collecting':
      return [];
    case 'correction':
      return [
        section(
          'The report of this quarter is published. What you send now stands in its correction; it is sent once.',
        ),
      ];
    case 'until-sign-off':
      return [section('The window has closed. A figure that comes before the report is signed is still in it.')];
    case 'late':
      return [
        section(
          'The report of this quarter is published. A figure that comes now is a late one, and is printed in the next report.',
        ),
      ];
  }
}

/** @param figure what the fields begin with. */
export function buildFigureFields(
  ground: FigureGround,
  { place, figure }: { readonly place: InputPlace; readonly figure: Figure | undefined },
): readonly InputBlock[] {
  const { indicator } = ground.card;
  const value = figure?.kind === 'value' ? figure : undefined;
  const covers = usualPeriod(indicator.kind, ground.quarter);
  return [
    formInput(place, FIGURE_FIELDS.figure, {
      label: 'Figure',
      hint: `${howToType(ground)} Leave it empty if there is none.`,
      isOptional: true,
      element: lineOfText(FIGURE_FIELDS.figure, value && writeFigure(value.value, indicator), LONGEST_FIGURE),
    }),
    buildReasons(place, figure),
    buildMarks(place, value),
    formInput(place, FIGURE_FIELDS.expectedOn, {
      label: 'If provisional or not yet available: when is the figure expected?',
      isOptional: true,
      element: dateField(FIGURE_FIELDS.expectedOn, figure?.expectedOn),
    }),
    formInput(place, FIGURE_FIELDS.period, {
      label: 'Only if it covers another period: which?',
      hint: `Left empty, it covers ${covers.replace(/^on /u, '')}.`,
      isOptional: true,
      element: lineOfText(FIGURE_FIELDS.period, value?.period, LONGEST_LINE),
    }),
  ];
}

function howToType({ card: { indicator }, lastYear, target }: FigureGround): string {
  const example = writeFigure(lastYear ?? target ?? 12, indicator);
  const unit = indicator.unit === '' ? '' : ` The unit (${indicator.unit}) may be left out.`;
  return `Type the number, for example ${example}.${unit}`;
}

function buildReasons(place: InputPlace, figure: Figure | undefined): InputBlock {
  const options = [
    { label: 'There is a figure', value: HAS_FIGURE },
    ...NO_FIGURE_REASONS.map((reason) => ({ label: noFigureText(reason, undefined), value: reason })),
  ];
  return formInput(place, FIGURE_FIELDS.noFigure, {
    label: 'Is there a figure? If not, why?',
    isOptional: true,
    element: {
      type: 'static_select',
      action_id: FIGURE_FIELDS.noFigure,
      ...optionsOf(options, figure?.kind === 'none' ? figure.reason : HAS_FIGURE),
    },
  });
}

function buildMarks(place: InputPlace, value: Extract<Figure, { kind: 'value' }> | undefined): InputBlock {
  const provisional = { text: plainText('It is provisional'), value: FIGURE_MARKS.provisional };
  const redefined = {
    text: plainText('It cannot be compared with last year'),
    description: plainText('It is measured in another way now'),
    value: FIGURE_MARKS.redefined,
  };
  const initial = [...(value?.isProvisional ? [provisional] : []), ...(value?.isRedefined ? [redefined] : [])];
  return formInput(place, FIGURE_FIELDS.marks, {
    label: 'About the figure',
    isOptional: true,
    element: {
      type: 'checkboxes',
      action_id: FIGURE_FIELDS.marks,
      options: [provisional, redefined],
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    },
  });
}

/** What was said of it, in the words that were chosen: shown where it was not stored, so that nothing is lost. */
export function figureInputWords({ figure, noFigure, period, expectedOn }: FigureInput): readonly string[] {
  const dated = expectedOn === undefined ? [] : [`Expected: ${formatLong(expectedOn)}`];
  const said = noFigure === undefined ? figure : noFigureText(noFigure, undefined);
  return [said, period, ...dated].filter((text) => text !== '');
}
