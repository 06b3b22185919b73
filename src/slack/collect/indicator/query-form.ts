import type { BlockAction, ButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { figureText } from '../../../core/collect/indicator/figure-words.ts';
import { numberWords } from '../../../core/number-words.ts';
import { LONGEST_QUESTION } from '../../../core/review/returned.ts';
import {
  type OpenedQuery,
  openQueryForm,
  type QueryForm,
  type QueryOutcome,
  queryFigure,
} from '../../../usecases/collect/indicator/query-figure.ts';
import { richLine, section } from '../../blocks.ts';
import type { ButtonArgs, SubmitArgs } from '../../click-args.ts';
import { clickerOf, patienceOf } from '../../clicks.ts';
import { SUPPLY_FIELDS } from '../../field-ids.ts';
import { readEntryValue, stepOf } from '../../id-values.ts';
import { ACTIONS, CALLBACKS } from '../../ids.ts';
import type { Listeners } from '../../listeners.ts';
import { notKept } from '../../not-kept.ts';
import { redrawView } from '../../redraw-view.ts';
import { pushView } from '../../show-view.ts';
import type { SlackContext } from '../../slack-context.ts';
import { plainText } from '../../text.ts';
import { TEXTS } from '../answer-texts.ts';
import { buildNotice } from '../build-notices.ts';
import { formInput } from '../form/form-inputs.ts';
import { readFormMemory, writeFormMemory } from '../form/form-memory.ts';
import { readFields } from '../form/read-fields.ts';
import { figureRefusalText, INDICATOR_TEXTS } from './indicator-texts.ts';

/** "Query figure" in the owner's form. It stands above that form, so that nothing which was typed there is lost. */
export function listenToQueryForm(app: Listeners, slack: SlackContext): void {
  app.action<BlockAction<ButtonAction>>(ACTIONS.queryFigure, async (args: ButtonArgs) => {
    const { ack, action, body } = args;
    const { entry, quarter } = readEntryValue(action.value ?? '');
    const request = { clicker: clickerOf(body), indicatorId: entry.id, quarter, now: slack.clock() };
    const view = toView(await openQueryForm(slack.collect, request));
    await ack();
    await pushView(args, view);
  });
  app.view(CALLBACKS.queryForm, async ({ ack, view, body, context }: SubmitArgs) => {
    const memory = readFormMemory(view.private_metadata);
    const read = memory && readFields(view, memory.entry.id, [SUPPLY_FIELDS.question]);
    if (memory?.suppliedId === undefined || read === undefined)
      return ack({ response_action: 'update', view: buildNotice('Not sent', [section(INDICATOR_TEXTS.gone)]) });
    const question = read.fields[SUPPLY_FIELDS.question] ?? '';
    const outcome = await queryFigure(slack.collect, {
      clicker: clickerOf(body),
      indicatorId: memory.entry.id,
      quarter: memory.quarter,
      nonce: memory.nonce,
      suppliedId: memory.suppliedId,
      question,
      submissionId: body.trigger_id,
      now: slack.clock(),
      patience: patienceOf(context),
    });
    const blockId = read.blockIds[SUPPLY_FIELDS.question] ?? '';
    if (outcome.outcome === 'fault')
      return ack({ response_action: 'errors', errors: { [blockId]: FAULTS[outcome.fault] } });
    if (outcome.outcome === 'busy') {
      const again = redrawView(view, { notice: [section(TEXTS.notSavedYet)] });
      return ack({ response_action: 'update', view: again });
    }
    await ack({ response_action: 'update', view: toAnswer(outcome, question) });
  });
}

const FAULTS = {
  missing: 'Please say what you want to know.',
  'too-long': `Please keep this under ${numberWords(LONGEST_QUESTION)} characters.`,
} as const;

function toView(opened: OpenedQuery): ModalView {
  if (opened.outcome === 'form') return buildQueryForm(opened.form);
  if (opened.outcome === 'nothing-supplied') return buildNotice('Nothing to ask', [section(NOTHING_SUPPLIED)]);
  return buildNotice('Nothing to ask', [section(figureRefusalText(opened))]);
}

const NOTHING_SUPPLIED = 'Nobody has given a figure to ask about. You can give it yourself.';

function buildQueryForm({ card, quarter, supplied, supplierName, nonce }: QueryForm): ModalView {
  const entry = { kind: 'indicator', id: card.indicator.id } as const;
  const none = { basedOn: undefined, prefilledFrom: undefined, asked: [] };
  return {
    type: 'modal',
    callback_id: CALLBACKS.queryForm,
    title: plainText('Query figure'),
    submit: plainText('Ask'),
    close: plainText('Close'),
    private_metadata: writeFormMemory({ entry, quarter, nonce, suppliedId: supplied.id, ...none }),
    blocks: [
      richLine({ bold: card.ref }, ` ${card.words}`),
      section(`${supplierName} gave: ${figureText(supplied.figure, card.indicator)}`),
      formInput({ entryId: card.indicator.id, step: stepOf(nonce) }, SUPPLY_FIELDS.question, {
        label: `What do you want to ask ${supplierName}?`,
        hint: 'They are asked at once, and the figure comes back to you when they have answered.',
        isOptional: false,
        element: {
          type: 'plain_text_input',
          action_id: SUPPLY_FIELDS.question,
          multiline: true,
          max_length: LONGEST_QUESTION,
        },
      }),
      notKept('Ask'),
    ],
  };
}

function toAnswer(outcome: Exclude<QueryOutcome, { outcome: 'fault' | 'busy' }>, question: string): ModalView {
  switch (outcome.outcome) {
    case 'asked':
      return buildNotice('Asked', [
        section(`${outcome.form.supplierName} is asked: ${outcome.question}`),
        section('The figure comes back to you when it is corrected or explained. You need not save it now.'),
      ]);
    case 'answered':
      return buildNotice('Not sent', [
        section(`${outcome.form.supplierName} has given another figure meanwhile:`),
        section(figureText(outcome.form.supplied.figure, outcome.form.card.indicator)),
        section(`Your question was: ${question}`),
      ]);
    case 'nothing-supplied':
      return buildNotice('Not sent', [section(NOTHING_SUPPLIED), section(question)]);
    case 'closed':
    case 'refused':
    case 'gone':
      return buildNotice('Not sent', [section(figureRefusalText(outcome)), section(question)]);
  }
}
