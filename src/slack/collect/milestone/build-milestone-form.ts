import type { InputBlock, KnownBlock, ModalView, PlainTextInput } from '@slack/types';
import { titleOfQuarter } from '../../../core/calendar/quarter.ts';
import { LONGEST_TEXT } from '../../../core/collect/milestone/check-answer.ts';
import type { EarlierWord, MilestoneForm, StandingAnswer } from '../../../core/collect/milestone/milestone-form.ts';
import type { UpdateContent } from '../../../core/collect/milestone/update.ts';
import { dueText } from '../../../core/plan/due-text.ts';
import { CHOICE_LABELS } from '../../../reports/choice-labels.ts';
import { button, context, cut, richLine, section } from '../../blocks.ts';
import { FIELDS, type FieldName } from '../../field-ids.ts';
import { blockIdOf, stepOf, writeEntryValue } from '../../id-values.ts';
import { ACTIONS, CALLBACKS } from '../../ids.ts';
import { buildProposal, proposeButton } from '../../plan/build-proposal-form.ts';
import { plainText } from '../../text.ts';
import { buildContent } from '../build-notices.ts';
import { buildQuestion } from '../build-question.ts';
import { buildDraftFor, buildReadyLine, draftLabels } from '../drafting/build-draft-for.ts';
import { enteredForText } from '../entered-for-text.ts';
import { frameForm, type Opening } from '../form/form-frame.ts';
import { placeText } from '../place-text.ts';
import { sentByText } from '../saved-until.ts';
import { statusWords } from '../status-words.ts';
import { historyButton, toNamed } from './build-chooser.ts';
import { buildCoverField, coveredByText } from './cover-fields.ts';
import { buildThisOnCourse } from './on-course-form.ts';
import { whyNotText } from './on-course-texts.ts';

/** Everything stands there from the start; nothing appears or disappears while somebody types. */
export function buildMilestoneForm(form: MilestoneForm, opening: Opening = {}): ModalView {
  const memory = {
    entry: { kind: 'milestone', id: form.card.milestoneId },
    quarter: form.quarter,
    nonce: form.nonce,
    basedOn: form.standing?.update.id,
    prefilledFrom: form.standing?.update.id,
    asked: [],
    returnId: form.question?.id,
    handedId: form.ready?.handed.id,
    howItCame: form.entered?.howItCame,
  } as const;
  const { draftFor } = form;
  const blocks = [
    ...buildHead(form),
    ...buildReady(form, opening),
    ...buildFields(form),
    ...(draftFor === undefined && form.entered === undefined ? [buildOwnersButtons(form)] : []),
  ];
  const { standing, timeZone } = form;
  return frameForm(
    {
      callbackId: draftFor === undefined ? CALLBACKS.milestoneForm : CALLBACKS.draftForm,
      drafts: draftFor && draftLabels(draftFor),
      ref: form.card.ref,
      timeZone,
      memory,
      blocks,
      standing: standing && {
        by: standing.by,
        byId: standing.update.enteredById ?? standing.update.ownerId,
        at: standing.update.at,
        blocks: buildContent(standing.update),
      },
    },
    opening,
  );
}

function buildHead(form: MilestoneForm): readonly KnownBlock[] {
  const { card, quarter, before, standing, question, timeZone, proposal, draftFor } = form;
  const facts = [titleOfQuarter(quarter), `Due: ${dueText(card.due)}`, placeText(card)];
  const already = standing === undefined ? [] : [context(standingText(standing, form))];
  return [
    richLine({ bold: card.ref }, ` ${card.words}`),
    context(facts.join(' · ')),
    ...(question === undefined ? [] : buildQuestion(question, timeZone)),
    ...(proposal === undefined ? [] : buildProposal(proposal, card)),
    ...(draftFor === undefined ? [] : buildDraftFor(draftFor, timeZone)),
    ...buildEnteredFor(form),
    ...buildBefore(before),
    { type: 'divider' },
    ...already,
  ];
}

/** Somebody else's text, where one is there. */
function buildReady({ ready, timeZone, card, entered }: MilestoneForm, { draft }: Opening): readonly KnownBlock[] {
  if (ready === undefined) return [];
  const owner = draft === undefined ? 'owner' : 'owner-with-draft';
  const reader = entered === undefined ? owner : 'officer';
  return buildReadyLine(ready, { timeZone, ownerName: card.ownerName, reader });
}

/** For whom an officer types, and what the record will say of it. */
function buildEnteredFor({ entered, card }: MilestoneForm): readonly KnownBlock[] {
  return entered === undefined ? [] : [section(enteredForText(card.ownerName, entered.howItCame))];
}

/** What only whoever answers for it can do. */
function buildOwnersButtons(form: MilestoneForm): KnownBlock {
  const { card, proposal, quarter, standing, ready, isTimeToDraft = false } = form;
  const ask = button('Ask someone to draft', {
    actionId: ACTIONS.askToDraft,
    value: writeEntryValue({ kind: 'milestone', id: card.milestoneId }, quarter),
    spoken: `Ask someone to draft ${card.ref}`,
  });
  const isAskable = isTimeToDraft && standing === undefined && ready === undefined;
  return {
    type: 'actions',
    elements: [...(isAskable ? [ask] : []), historyButton(toNamed(card)), proposeButton(card, proposal !== undefined)],
  };
}

/** The draft that waits, else what was sent. */
function beginningOf({ standing, ready, draftFor }: MilestoneForm): UpdateContent | undefined {
  return (draftFor?.before ?? ready)?.handed.content ?? standing?.update;
}

/** Where green may go without a text at other times. */
function textIsDueText(why: MilestoneForm['textIsDue']): string {
  return why === undefined ? '' : `Needed this time: ${whyNotText(why)}. `;
}

function standingText({ by }: StandingAnswer, { quarter, covering, entered }: MilestoneForm): string {
  const { coveredBy } = covering ?? {};
  if (entered === undefined && coveredBy !== undefined)
    return `${coveredByText(coveredBy)} Saving here gives this one its own text.`;
  return sentByText(quarter, by);
}

function buildBefore(before: EarlierWord | undefined): readonly KnownBlock[] {
  if (before === undefined) return [context('Nothing was reported for this milestone in an earlier quarter.')];
  const status = richLine({ bold: `${titleOfQuarter(before.quarter)}: ` }, statusWords(before.status));
  return before.commentary === '' ? [status] : [status, section(before.commentary)];
}

function buildFields(form: MilestoneForm): readonly KnownBlock[] {
  const { mayBeSilent } = form;
  const began = beginningOf(form);
  return [
    ...(form.draftFor === undefined && form.entered === undefined ? buildThisOnCourse(form) : []),
    buildChoice(form),
    input(form, 'commentary', {
      label: 'What should councillors know?',
      hint:
        textIsDueText(form.textIsDue) +
        'What was done, what difference it made, what comes next: two to five sentences. ' +
        `${asksForForecast(form) ? 'For Amber or Red' : 'If it is not completed'} start with the reason. ` +
        'No names of children, families or staff. This text is printed.',
      isOptional: mayBeSilent,
      element: longText(FIELDS.commentary, began?.commentary),
    }),
    ...(form.entered === undefined ? buildCoverField(form) : []),
    input(form, 'action', {
      ...(asksForForecast(form)
        ? {
            label: 'If Amber or Red: what is being done, and who is doing it?',
            hint: 'Red needs this. If nothing can be done, say so and why.',
          }
        : {
            label: 'If not completed: what happens now, and who is doing it?',
            hint: 'If nothing can be done, say so and why.',
          }),
      isOptional: true,
      element: longText(FIELDS.action, began?.action),
    }),
    input(form, 'actionBy', {
      label: 'By when will that be done?',
      isOptional: true,
      element: datePicker(FIELDS.actionBy, began?.actionBy),
    }),
    input(form, 'completedOn', {
      label: 'If completed: on what date?',
      isOptional: true,
      element: datePicker(FIELDS.completedOn, began?.status.completedOn),
    }),
  ];
}

function buildChoice(form: MilestoneForm): InputBlock {
  const options = form.offered.map((choice) => ({ text: plainText(CHOICE_LABELS[choice]), value: choice }));
  const began = (form.draftFor?.before ?? form.ready ?? form.standing)?.choice;
  const initial = options.find((option) => option.value === began);
  const { green, amber, red } = form.ragWording;
  return input(form, 'choice', {
    ...(asksForForecast(form)
      ? {
          label: 'Will it be done on time?',
          hint: cut(`In the report, Green means: ${green} Amber: ${amber} Red: ${red}`, 2000),
        }
      : { label: 'Was it done?' }),
    isOptional: false,
    element: {
      type: 'radio_buttons',
      action_id: FIELDS.choice,
      options,
      ...(initial ? { initial_option: initial } : {}),
    },
  });
}

/** Once its date has come, what is asked is no forecast. */
function asksForForecast({ offered }: MilestoneForm): boolean {
  return offered.includes('green');
}

interface InputOptions {
  readonly label: string;
  readonly hint?: string;
  readonly isOptional: boolean;
  readonly element: InputBlock['element'];
}

function input(form: MilestoneForm, field: FieldName, { label, hint, isOptional, element }: InputOptions): InputBlock {
  return {
    type: 'input',
    block_id: blockIdOf(FIELDS[field], form.card.milestoneId, stepOf(form.nonce)),
    label: plainText(label),
    optional: isOptional,
    element,
    ...(hint === undefined ? {} : { hint: plainText(hint) }),
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

function datePicker(actionId: string, value: string | undefined): InputBlock['element'] {
  return { type: 'datepicker', action_id: actionId, ...(value ? { initial_date: value } : {}) };
}
