import type { InputBlock, KnownBlock, ModalView, PlainTextInput } from '@slack/types';
import { titleOfQuarter } from '../../../core/calendar/quarter.ts';
import { LED_FIELDS } from '../../../core/collect/led/led-draft.ts';
import { ACTION_PROGRESS, type LedContent, PROGRESS_WORDS, scoreText } from '../../../core/collect/led/led-entry.ts';
import type { LedForm } from '../../../core/collect/led/led-form.ts';
import { LONGEST_TEXT } from '../../../core/collect/milestone/check-answer.ts';
import type { Risk } from '../../../core/plan/plan.ts';
import { context, richLine, section } from '../../blocks.ts';
import { blockIdOf, stepOf } from '../../id-values.ts';
import { CALLBACKS } from '../../ids.ts';
import { plainText } from '../../text.ts';
import { buildQuestion } from '../build-question.ts';
import { enteredForText } from '../entered-for-text.ts';
import { frameForm, type Opening } from '../form/form-frame.ts';
import { sentByText } from '../saved-until.ts';
import { IMPACTS, LIKELIHOODS, ledWord } from './led-texts.ts';

/** The form of a risk or an equality action; all fields stand there from the start. */
export function buildLedForm(form: LedForm, opening: Opening): ModalView {
  const { entry, quarter, nonce, standing, timeZone } = form;
  const { kind, id } = entry;
  return frameForm(
    {
      callbackId: kind === 'risk' ? CALLBACKS.riskForm : CALLBACKS.equalityForm,
      ref: entry.ref,
      timeZone,
      standing: standing && {
        by: standing.by,
        byId: standing.update.enteredById ?? standing.update.leadId,
        at: standing.update.at,
        blocks: [richLine({ bold: ledWord(standing.update.content) }), ...buildTexts(standing.update.content)],
      },
      memory: {
        entry: { kind, id },
        quarter,
        nonce,
        basedOn: standing?.update.id,
        prefilledFrom: standing?.update.id,
        asked: [],
        returnId: form.question?.id,
        howItCame: form.entered?.howItCame,
      },
      blocks: [...buildHead(form), ...(kind === 'risk' ? buildRiskFields(form) : buildActionFields(form))],
    },
    opening,
  );
}

/** What was said, each text of a risk with what it answers. */
export function buildTexts(content: LedContent): readonly KnownBlock[] {
  if (content.kind !== 'risk') return [section(content.text)];
  return [richLine({ bold: 'What was done: ' }, content.done), richLine({ bold: 'What comes next: ' }, content.next)];
}

function buildHead(form: LedForm): readonly KnownBlock[] {
  const { entry, risk, directorateName, quarter, before, question, timeZone, entered } = form;
  return [
    richLine({ bold: entry.ref }, ` ${entry.words}`),
    context(`${titleOfQuarter(quarter)} · ${directorateName}`),
    ...(risk === undefined ? [] : buildRisk(risk)),
    ...(entered === undefined ? [] : [section(enteredForText(entered.leadName, entered.howItCame))]),
    ...(before === undefined
      ? [context('Nothing was reported of it in an earlier quarter.')]
      : [
          richLine({ bold: `${titleOfQuarter(before.quarter)}: ` }, ledWord(before.content)),
          ...buildTexts(before.content),
        ]),
    { type: 'divider' },
    ...(question === undefined ? [] : buildQuestion(question, timeZone)),
    ...buildAlready(form),
  ];
}

function buildAlready({ quarter, standing }: LedForm): readonly KnownBlock[] {
  if (standing === undefined) return [];
  return [context(sentByText(quarter, standing.by))];
}

function buildRisk(risk: Risk): readonly KnownBlock[] {
  const { grossLikelihood, grossImpact, residualLikelihood, residualImpact, controls } = risk;
  const after =
    residualLikelihood === undefined || residualImpact === undefined
      ? 'not assessed'
      : scoreText(residualLikelihood, residualImpact);
  return [
    context(`Before controls: ${scoreText(grossLikelihood, grossImpact)} · After controls, as planned: ${after}`),
    ...(controls === undefined ? [] : [section(`Controls: ${controls}`)]),
  ];
}

function buildRiskFields(form: LedForm): readonly KnownBlock[] {
  const said = (form.standing ?? (form.before && { update: form.before }))?.update.content;
  const score = said?.kind === 'risk' ? said : undefined;
  const sent = form.standing?.update.content;
  const text = sent?.kind === 'risk' ? sent : undefined;
  const { risk } = form;
  return [
    input(form, 'likelihood', {
      label: 'How likely is it now, with the controls in place?',
      element: scores(LED_FIELDS.likelihood, LIKELIHOODS, score?.likelihood ?? risk?.residualLikelihood),
    }),
    input(form, 'impact', {
      label: 'What would the impact be now?',
      element: scores(LED_FIELDS.impact, IMPACTS, score?.impact ?? risk?.residualImpact),
    }),
    input(form, 'done', {
      label: 'What was done?',
      hint: 'Two to five sentences. No names of children, families or staff. This text is printed.',
      element: longText(LED_FIELDS.done, text?.done),
    }),
    input(form, 'next', {
      label: 'What comes next, and by when?',
      hint: 'If nothing does, say so. This text is printed, too.',
      element: longText(LED_FIELDS.next, text?.next),
    }),
  ];
}

function buildActionFields(form: LedForm): readonly KnownBlock[] {
  const sent = form.standing?.update.content;
  const content = sent?.kind === 'equality-action' ? sent : undefined;
  const options = ACTION_PROGRESS.map((progress) => ({ text: plainText(PROGRESS_WORDS[progress]), value: progress }));
  const initial = options.find(({ value }) => value === content?.progress);
  return [
    input(form, 'progress', {
      label: 'How far is it?',
      hint: 'Completed is reported once, and not asked for again.',
      element: {
        type: 'radio_buttons',
        action_id: LED_FIELDS.progress,
        options,
        ...(initial === undefined ? {} : { initial_option: initial }),
      },
    }),
    input(form, 'text', {
      label: 'What should councillors know?',
      hint: 'What was done, what difference it made, what comes next: two to five sentences. This text is printed.',
      element: longText(LED_FIELDS.text, content?.text),
    }),
  ];
}

interface InputOptions {
  readonly label: string;
  readonly hint?: string;
  readonly element: InputBlock['element'];
}

function input(
  { entry, nonce }: LedForm,
  field: keyof typeof LED_FIELDS,
  { label, hint, element }: InputOptions,
): InputBlock {
  return {
    type: 'input',
    block_id: blockIdOf(LED_FIELDS[field], entry.id, stepOf(nonce)),
    label: plainText(label),
    element,
    ...(hint === undefined ? {} : { hint: plainText(hint) }),
  };
}

function scores(actionId: string, labels: readonly string[], chosen: number | undefined): InputBlock['element'] {
  const options = labels.map((label, index) => ({ text: plainText(label), value: String(index + 1) }));
  const initial = options.find(({ value }) => value === String(chosen));
  return {
    type: 'static_select',
    action_id: actionId,
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

function longText(actionId: string, value: string | undefined): PlainTextInput {
  return {
    type: 'plain_text_input',
    action_id: actionId,
    multiline: true,
    max_length: LONGEST_TEXT,
    ...(value ? { initial_value: value } : {}),
  };
}
