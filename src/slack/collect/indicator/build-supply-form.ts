import type { KnownBlock, ModalView } from '@slack/types';
import { formatQuarter, quarterTitle } from '../../../core/calendar/quarter.ts';
import { LONGEST_LINE } from '../../../core/collect/indicator/check-figure-answer.ts';
import { figureText } from '../../../core/collect/indicator/figure-words.ts';
import type { IndicatorCard, SupplyForm } from '../../../core/collect/indicator/indicator-form.ts';
import type { SuppliedFigure } from '../../../core/collect/indicator/indicator-update.ts';
import { context, section } from '../../blocks.ts';
import { SUPPLY_FIELDS } from '../../field-ids.ts';
import { stepOf } from '../../id-values.ts';
import { CALLBACKS } from '../../ids.ts';
import { frameForm, type Opening } from '../form/form-frame.ts';
import { formInput, lineOfText } from '../form/form-inputs.ts';
import { buildEntryLine, buildFigureFields, buildFigureHead } from './figure-fields.ts';

/** The small form of whoever gives a figure; its owner confirms it. */
export function buildSupplyForm(form: SupplyForm, opening: Opening = {}): ModalView {
  const { card, quarter, nonce, given } = form;
  const memory = {
    entry: { kind: 'indicator', id: card.indicator.id },
    quarter: formatQuarter(quarter),
    nonce,
    basedOn: given?.id,
    prefilledFrom: given?.id,
    asked: [],
  } as const;
  const place = { entryId: card.indicator.id, step: stepOf(nonce) };
  const blocks = [
    ...buildFigureHead(form),
    ...buildEntryLine(form),
    ...buildStand(form),
    ...buildFigureFields(form, { place, figure: given?.figure }),
    formInput(place, SUPPLY_FIELDS.note, {
      label: `A note for ${form.ownerName}`,
      hint: 'Where the figure comes from, or what is unusual about it. It is not printed.',
      isOptional: true,
      element: lineOfText(SUPPLY_FIELDS.note, given?.note, LONGEST_LINE),
    }),
  ];
  const { timeZone } = form;
  return frameForm(
    { callbackId: CALLBACKS.supplyForm, ref: card.ref, timeZone, standing: undefined, memory, blocks },
    opening,
  );
}

function buildStand({ given, question, isConfirmed, ownerName, quarter }: SupplyForm): readonly KnownBlock[] {
  const purpose = context(`${ownerName} answers for this indicator, sees your figure and confirms it.`);
  if (question !== undefined) return [section(`${ownerName} asks about your figure: ${question}`), purpose];
  if (given === undefined) return [purpose];
  const already = `You have given this for ${quarterTitle(quarter)}. Saving again replaces it.`;
  return [
    context(
      isConfirmed ? `${already} ${ownerName} has sent it; another figure is asked to be confirmed anew.` : already,
    ),
  ];
}

/** Said of a figure that somebody else gave meanwhile. */
export function buildSuppliedWords(
  { figure, note }: SuppliedFigure,
  { indicator }: IndicatorCard,
): readonly KnownBlock[] {
  return [figureText(figure, indicator), note].filter((text) => text !== '').map((text) => section(text));
}
