import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { formatQuarter, parseQuarter, type Quarter, quarterTitle } from '../../../core/calendar/quarter.ts';
import { formatClock } from '../../../core/calendar/zone.ts';
import { type IndicatorChoice, LONGEST_LINE } from '../../../core/collect/indicator/check-figure-answer.ts';
import { formatFigure } from '../../../core/collect/indicator/figure.ts';
import { figureText } from '../../../core/collect/indicator/figure-words.ts';
import { INDICATOR_FIELDS } from '../../../core/collect/indicator/indicator-draft.ts';
import type { IndicatorForm, SuppliedWord } from '../../../core/collect/indicator/indicator-form.ts';
import { toStatus } from '../../../core/collect/indicator/indicator-status.ts';
import type { IndicatorUpdate } from '../../../core/collect/indicator/indicator-update.ts';
import { INDICATOR_CHOICE_LABELS } from '../../../reports/choice-labels.ts';
import { directionWords, INDICATOR_MEANINGS } from '../../../reports/labels.ts';
import { button, context, richLine, section } from '../../blocks.ts';
import { stepOf, writeEntryValue } from '../../id-values.ts';
import { ACTIONS, CALLBACKS } from '../../ids.ts';
import { buildQuestion } from '../build-question.ts';
import { enteredForText } from '../entered-for-text.ts';
import { frameForm, type Opening } from '../form/form-frame.ts';
import { dateField, formInput, type InputPlace, lineOfText, longText, optionsOf } from '../form/form-inputs.ts';
import { sentByText } from '../saved-until.ts';
import { statusWords } from '../status-words.ts';
import { buildEntryLine, buildFigureFields, buildFigureHead } from './figure-fields.ts';
import { buildIndicatorWords } from './indicator-texts.ts';

const ACTION_FIELDS = [INDICATOR_FIELDS.action, INDICATOR_FIELDS.actionBy];
const JUDGED: readonly IndicatorChoice[] = ['green', 'amber-uncertain', 'amber-too-early', 'red'];

/** Everything stands there from the start; nothing appears or disappears while somebody types. */
export function buildIndicatorForm(form: IndicatorForm, opening: Opening = {}): ModalView {
  const { card, quarter, nonce, standing, supplied } = form;
  const memory = {
    entry: { kind: 'indicator', id: card.indicator.id },
    quarter: formatQuarter(quarter),
    nonce,
    basedOn: standing?.id,
    prefilledFrom: standing?.id,
    suppliedId: supplied?.supplied.id,
    asked: [],
    returnId: form.question?.id,
    howItCame: form.entered?.howItCame,
  } as const;
  return frameForm(
    {
      callbackId: CALLBACKS.indicatorForm,
      ref: card.ref,
      timeZone: form.timeZone,
      standing: standing && {
        by: form.standingBy,
        byId: standing.enteredById ?? standing.ownerId,
        at: standing.at,
        blocks: buildIndicatorWords(standing, card),
      },
      memory,
      blocks: [...buildHead(form), ...buildFields(form, opening)],
    },
    opening,
  );
}

function buildHead(form: IndicatorForm): readonly KnownBlock[] {
  return [
    ...buildFigureHead(form),
    ...(form.question === undefined ? [] : buildQuestion(form.question, form.timeZone)),
    ...buildEnteredFor(form),
    ...buildBefore(form),
    ...buildEntryLine(form),
    ...(form.entered === undefined ? form.stillToCome.map((quarter) => buildStillToCome(form, quarter)) : []),
    { type: 'divider' },
    ...buildSupplied(form),
    ...buildStanding(form),
  ];
}

function buildEnteredFor({ entered, card }: IndicatorForm): readonly KnownBlock[] {
  return entered === undefined ? [] : [section(enteredForText(card.ownerName, entered.howItCame))];
}

/** The figure of an earlier quarter has a form of its own. */
function buildStillToCome({ card }: IndicatorForm, quarter: Quarter): KnownBlock {
  const title = quarterTitle(quarter);
  const give = button('Give that figure', {
    actionId: ACTIONS.chooseEntry,
    value: writeEntryValue({ kind: 'indicator', id: card.indicator.id }, formatQuarter(quarter)),
    spoken: `Give that figure: ${title}`,
  });
  return section(`The figure of ${title} is still to come, or was provisional.`, give);
}

function buildBefore({ before, card: { indicator } }: IndicatorForm): readonly KnownBlock[] {
  if (before === undefined) return [];
  const quarter = parseQuarter(before.quarter);
  const lead = `${quarter === undefined ? before.quarter : quarterTitle(quarter)}: `;
  const line = richLine({ bold: lead }, wordsOf(before, indicator));
  return before.commentary === '' ? [line] : [line, section(before.commentary)];
}

/** `78.5%, Green, on course` */
function wordsOf({ figure, status }: IndicatorUpdate, indicator: IndicatorForm['card']['indicator']): string {
  const colour = toStatus(status);
  return [figureText(figure, indicator), ...(colour === undefined ? [] : [statusWords(colour)])].join(', ');
}

function buildStanding({ standing, standingBy, direction, quarter }: IndicatorForm): readonly KnownBlock[] {
  if (standing === undefined || direction === undefined) return [];
  return [
    context(
      sentByText(formatQuarter(quarter), standingBy),
      `Direction, against last year: ${directionWords(direction)}.`,
    ),
  ];
}

/** What the supplier gave stands in the fields; a question goes back to them from here. */
function buildSupplied({ supplied, card, quarter, timeZone }: IndicatorForm): readonly KnownBlock[] {
  if (supplied === undefined) {
    const { supplierName } = card;
    return supplierName === undefined
      ? []
      : [context(`${supplierName} is asked for this figure and has not given it yet. You can give it yourself.`)];
  }
  const ask = button('Query figure', {
    actionId: ACTIONS.queryFigure,
    value: writeEntryValue({ kind: 'indicator', id: card.indicator.id }, formatQuarter(quarter)),
    spoken: `Query figure with ${supplied.supplierName}`,
  });
  return [section(suppliedText(supplied, { indicator: card.indicator, timeZone }), ask), ...buildQuery(supplied)];
}

function suppliedText(
  { supplied, supplierName }: SuppliedWord,
  { indicator, timeZone }: { readonly indicator: IndicatorForm['card']['indicator']; readonly timeZone: string },
): string {
  const given = `${supplierName} gave this figure at ${formatClock(supplied.at, timeZone)}: ${figureText(supplied.figure, indicator)}.`;
  const note = supplied.note === '' ? '' : `\n${supplied.note}`;
  return `${given} It stands below; Save confirms it.${note}`;
}

function buildQuery({ query, supplierName }: SuppliedWord): readonly KnownBlock[] {
  return query === undefined ? [] : [section(`You asked ${supplierName}: ${query.question}`)];
}

function buildFields(form: IndicatorForm, opening: Opening): readonly KnownBlock[] {
  const place = { entryId: form.card.indicator.id, step: stepOf(form.nonce) };
  const { standing } = form;
  return [
    ...buildFigureFields(form, { place, figure: form.figure }),
    ...buildStatus(form, place),
    formInput(place, INDICATOR_FIELDS.commentary, {
      label: 'What should councillors know?',
      hint: `${form.hasStatus ? 'Amber and Red need this: begin with the reason. ' : ''}No names of children, families or staff. This text is printed.`,
      isOptional: true,
      element: longText(INDICATOR_FIELDS.commentary, standing?.commentary),
    }),
    ...(asksForAction(form, opening) ? buildAction(place, standing) : []),
  ];
}

/** Without a status nothing is off course; but what was said once is shown, so that it is not lost. */
function asksForAction({ hasStatus, standing }: IndicatorForm, { draft }: Opening): boolean {
  const said = [standing?.action, standing?.actionBy, ...ACTION_FIELDS.map((name) => draft?.fields[name])];
  return hasStatus || said.some((text) => text !== undefined && text !== '');
}

function buildAction(place: InputPlace, standing: IndicatorForm['standing']): readonly InputBlock[] {
  return [
    formInput(place, INDICATOR_FIELDS.action, {
      label: 'If Amber or Red: what is being done, and who is doing it?',
      hint: 'Red needs this. If nothing can be done, say so and why.',
      isOptional: true,
      element: longText(INDICATOR_FIELDS.action, standing?.action),
    }),
    formInput(place, INDICATOR_FIELDS.actionBy, {
      label: 'By when will that be done?',
      isOptional: true,
      element: dateField(INDICATOR_FIELDS.actionBy, standing?.actionBy),
    }),
  ];
}

/** None where there is no target: then the figure is for information. */
function buildStatus(form: IndicatorForm, place: InputPlace): readonly InputBlock[] {
  if (!form.hasStatus) return [];
  const choices: readonly IndicatorChoice[] = form.isComputed ? ['as-computed', ...JUDGED] : JUDGED;
  const options = choices.map((value) => ({ label: INDICATOR_CHOICE_LABELS[value], value }));
  const chosen = form.choice ?? (form.isComputed ? 'as-computed' : undefined);
  const status = formInput(place, INDICATOR_FIELDS.choice, {
    label: form.isComputed ? 'Status' : 'Is the year’s target on course?',
    hint: form.isComputed ? computedHint(form) : `Needed with a figure. ${judgedHint()}`,
    isOptional: true,
    element: { type: 'radio_buttons', action_id: INDICATOR_FIELDS.choice, ...optionsOf(options, chosen) },
  });
  if (!form.isComputed) return [status];
  return [
    status,
    formInput(place, INDICATOR_FIELDS.overrideReason, {
      label: 'If your status differs from the computed one: why?',
      isOptional: true,
      element: lineOfText(INDICATOR_FIELDS.overrideReason, form.standing?.status.overrideReason, LONGEST_LINE),
    }),
  ];
}

function computedHint({ target, card: { indicator } }: IndicatorForm): string {
  const reached = target === undefined ? 'its target' : formatFigure(target, indicator);
  return `Green when the figure reaches ${reached}, Amber when it misses it by up to ${indicator.tolerance}%, Red beyond that.`;
}

function judgedHint(): string {
  const { green, amber, red } = INDICATOR_MEANINGS;
  return `In the report, Green means: ${green} Amber: ${amber} Red: ${red}`;
}
