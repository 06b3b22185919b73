import type { ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { figureText } from '../../../core/collect/indicator/figure-words.ts';
import { FIGURE_FIELDS, fieldsToFigureInput } from '../../../core/collect/indicator/indicator-draft.ts';
import {
  type SubmitSupplyOutcome,
  type SupplyFault,
  submitSupply,
} from '../../../usecases/collect/indicator/submit-supply.ts';
import { richLine, section } from '../../blocks.ts';
import type { SubmitArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { SUPPLY_FIELDS } from '../../field-ids.ts';
import { type FormAnswer, update } from '../../form-answer.ts';
import { CALLBACKS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { redrawView } from '../../redraw-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { afterSave } from '../after-save.ts';
import { TEXTS } from '../answer-texts.ts';
import { buildNotice } from '../build-notices.ts';
import { askAboutEmptied } from '../form/ask-about-emptied.ts';
import { type FormMemory, readFormMemory, writeFormMemory } from '../form/form-memory.ts';
import { type ReadFields, readFields } from '../form/read-fields.ts';
import { keptText } from '../kept-text.ts';
import { momentText } from '../moment-text.ts';
import { openEntry } from '../open-entry.ts';
import { buildSuppliedWords } from './build-supply-form.ts';
import { figureUnsavedText, INDICATOR_TEXTS, indicatorFaultText } from './indicator-texts.ts';

const EXPECTED = [...Object.values(FIGURE_FIELDS), SUPPLY_FIELDS.note];

/** Save of a supplier's figure. */
export function listenToSupplyForm(app: Listeners, slack: SlackContext): void {
  app.draftedView(CALLBACKS.supplyForm, async ({ ack, view, body, context }: SubmitArgs) => {
    const memory = readFormMemory(view.private_metadata);
    if (memory?.entry.kind !== 'indicator')
      return ack(update(buildNotice('Not saved', [section(INDICATOR_TEXTS.gone)])));
    const read = readFields(view, memory.entry.id, EXPECTED);
    if (read === undefined) return ack(update(await drawAgain(slack, memory, body)));
    const emptied = await askAboutEmptied(slack, { view, memory, clicker: clickerOf(body) });
    if (emptied !== undefined) return ack(update(emptied));
    const outcome = await submitSupply(slack.collect, {
      ...memory,
      indicatorId: memory.entry.id,
      clicker: clickerOf(body),
      input: fieldsToFigureInput(read.fields),
      note: read.fields[SUPPLY_FIELDS.note] ?? '',
      submissionId: body.trigger_id,
      now: slack.clock(),
      patience: patienceOf(context),
    });
    await ack(await toAnswer(slack, { outcome, memory, read, view, body }));
  });
}

interface Submitted {
  readonly outcome: SubmitSupplyOutcome;
  readonly memory: FormMemory;
  readonly read: ReadFields;
  readonly view: ViewOutput;
  readonly body: ViewSubmitAction;
}

async function toAnswer(slack: SlackContext, { outcome, memory, read, view, body }: Submitted): Promise<FormAnswer> {
  switch (outcome.outcome) {
    case 'supplied':
      return update(await afterSave(slack, { clicker: clickerOf(body), memory }, toSavedEntry(outcome)));
    case 'faults':
      return { response_action: 'errors', errors: toErrors(outcome.faults, read) };
    case 'busy':
      return update(redrawView(view, { notice: [section(TEXTS.notSavedYet)] }));
    case 'overtaken': {
      const privateMetadata = writeFormMemory({ ...memory, basedOn: outcome.by.id });
      return update(redrawView(view, { notice: buildOvertaken(outcome), privateMetadata }));
    }
    case 'closed':
    case 'refused':
    case 'gone':
      return update(buildNotice('Not saved', [section(figureUnsavedText(outcome)), ...keptText(view)]));
  }
}

function toErrors(faults: readonly SupplyFault[], { blockIds }: ReadFields): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const fault of faults) {
    const field = fault.field === 'note' ? SUPPLY_FIELDS.note : FIGURE_FIELDS[fault.field];
    const blockId = blockIds[field];
    const text = fault.field === 'note' ? 'Please keep this under 200 characters.' : indicatorFaultText(fault);
    if (blockId !== undefined) errors[blockId] = text;
  }
  return errors;
}

type Outcome<Name extends SubmitSupplyOutcome['outcome']> = Extract<SubmitSupplyOutcome, { outcome: Name }>;

function toSavedEntry({ supplied, card, timeZone, closesAt }: Outcome<'supplied'>) {
  const { ref, words, indicator, ownerName = 'its owner' } = card;
  const { note } = supplied;
  return {
    ref,
    words,
    word: { at: supplied.at, status: undefined, figure: figureText(supplied.figure, indicator) },
    said: [
      ...(note === '' ? [] : [section(note)]),
      section(`It goes to ${ownerName}, who confirms it or asks you about it.`),
    ],
    commentary: '',
    timeZone,
    closesAt,
    // After the close it goes to the owner all the same, as it says.
    ...(closesAt === undefined && { changeable: 'once' as const }),
  };
}

function buildOvertaken({ by, form }: Outcome<'overtaken'>): readonly KnownBlock[] {
  return [
    richLine(
      { bold: 'Not saved: ' },
      `another figure was given at ${momentText(by.at, form.timeZone)}, after you opened the form:`,
    ),
    ...buildSuppliedWords(by, form.card),
    section('Yours is below. Press Save to put it in its place, or Close to leave that one.'),
    { type: 'divider' },
  ];
}

/** A view that is not the form as we drew it: nothing is changed, the indicator is drawn again. */
function drawAgain(slack: SlackContext, { entry, quarter, walk }: FormMemory, body: ViewSubmitAction) {
  const notice = [section(TEXTS.redrawn)];
  return openEntry(slack, { clicker: clickerOf(body), entry, quarter, walk, notice });
}
