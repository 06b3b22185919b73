import type { ViewOutput } from '@slack/bolt';
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { financialYearTitle } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import { dueText } from '../../core/plan/due-text.ts';
import { LONGEST_REASON, LONGEST_WORDS, type Proposal } from '../../core/plan/proposal.ts';
import type { ProposalForm } from '../../usecases/plan/propose-change.ts';
import { button, context, cut, richLine, section } from '../blocks.ts';
import { fillFromDraft, makeDraftable } from '../collect/draft/draft-fields.ts';
import { momentText } from '../collect/moment-text.ts';
import { placeText } from '../collect/place-text.ts';
import { PROPOSAL_FIELDS } from '../field-ids.ts';
import { blockIdOf, stepOf, writeEntryValue } from '../id-values.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import { plainText } from '../text.ts';
import { writeProposalMemory } from './proposal-memory.ts';
import { askedText, PROPOSAL_TEXTS, proposedLead } from './proposal-texts.ts';

/** https://docs.slack.dev/reference/views/modal-views */
const LONGEST_TITLE = 24;
const KINDS = [
  { value: 'change', label: 'Change it' },
  { value: 'drop', label: 'Stop it' },
] as const;

/** "Ask to change or stop this milestone". Date and words begin with what is agreed, or with what was asked for before. */
export function buildProposalForm(form: ProposalForm): ModalView {
  const { card, standing, draft } = form;
  const entry = { id: card.milestoneId };
  const began = buildFields(form);
  const fields = makeDraftable(draft === undefined ? began : fillFromDraft(began, { entry, fields: draft.fields }));
  return {
    type: 'modal',
    callback_id: CALLBACKS.proposal,
    title: plainText(cut(`Change ${card.ref}`, LONGEST_TITLE)),
    submit: plainText('Propose'),
    close: plainText('Close'),
    private_metadata: writeProposalMemory({
      milestoneId: card.milestoneId,
      basedOn: standing?.stateId,
      nonce: form.nonce,
      draftedAt: draft?.actedAt,
    }),
    blocks: [...buildHead(form), ...fields, ...buildButtons(form), context(PROPOSAL_TEXTS.keptAsDraft)],
  };
}

function buildHead({ card, standing, madeBy, timeZone, draft }: ProposalForm): readonly KnownBlock[] {
  const facts = [`Due: ${dueText(card.due)}`, placeText(card), `Plan ${financialYearTitle(card.planYear)}`];
  return [
    richLine({ bold: card.ref }, ` ${card.words}`),
    context(facts.join(' · ')),
    ...(standing === undefined ? [] : buildStanding(standing, { card, madeBy, timeZone })),
    section(PROPOSAL_TEXTS.about),
    ...(draft === undefined ? [] : [context(`Saved as draft at ${momentText(draft.savedAt, timeZone)}. Not sent.`)]),
  ];
}

const STANDING_BLOCK = 'standing';

function buildStanding(
  standing: Proposal,
  { card, madeBy, timeZone }: Pick<ProposalForm, 'card' | 'madeBy' | 'timeZone'>,
): readonly KnownBlock[] {
  const day = formatWithWeekday(localDateOf(standing.at, timeZone));
  const by = madeBy === undefined ? [] : [context(`By ${madeBy.name} on ${day}.`)];
  return [...buildProposal(standing, card), ...by].map((block, index) => ({
    ...block,
    block_id: `${STANDING_BLOCK}-${index}`,
  }));
}

/** The form without the proposal that stood when it was drawn: it does not stand any more. */
export function withoutStanding(view: ViewOutput): ViewOutput {
  return { ...view, blocks: view.blocks.filter(({ block_id: id }) => id?.startsWith(STANDING_BLOCK) !== true) };
}

/** What is asked for, with the reason. */
export function buildProposal(proposal: Proposal, card: Pick<ProposalForm['card'], 'due'>): readonly KnownBlock[] {
  return [
    richLine({ bold: proposedLead(proposal) }, askedText(proposal, card)),
    richLine({ bold: 'Reason: ' }, proposal.reason),
  ];
}

function buildFields(form: ProposalForm): readonly KnownBlock[] {
  const { card, standing } = form;
  const date = standing?.due ?? (card.due.kind === 'date' ? card.due.date : undefined);
  const options = KINDS.map(({ value, label }) => ({ text: plainText(label), value }));
  const chosen = options.find(({ value }) => value === standing?.kind);
  return [
    input(form, 'kind', {
      label: 'What do you ask for?',
      element: {
        type: 'radio_buttons',
        action_id: PROPOSAL_FIELDS.kind,
        options,
        ...(chosen === undefined ? {} : { initial_option: chosen }),
      },
    }),
    input(form, 'due', {
      label: 'To be done by',
      hint: 'The agreed date stands here until you change it.',
      isOptional: true,
      element: {
        type: 'datepicker',
        action_id: PROPOSAL_FIELDS.due,
        ...(date === undefined ? {} : { initial_date: date }),
      },
    }),
    input(form, 'words', {
      label: 'What is to be done',
      hint: 'The agreed words stand here until you change them.',
      isOptional: true,
      element: {
        type: 'plain_text_input',
        action_id: PROPOSAL_FIELDS.words,
        multiline: true,
        max_length: LONGEST_WORDS,
        initial_value: cut(standing?.words ?? card.words, LONGEST_WORDS),
      },
    }),
    input(form, 'reason', {
      label: 'Why?',
      hint: 'Two or three sentences. No names of children, families or staff. This text is printed.',
      element: {
        type: 'plain_text_input',
        action_id: PROPOSAL_FIELDS.reason,
        multiline: true,
        max_length: LONGEST_REASON,
        ...(standing === undefined ? {} : { initial_value: standing.reason }),
      },
    }),
  ];
}

interface InputOptions {
  readonly label: string;
  readonly hint?: string;
  readonly isOptional?: boolean;
  readonly element: InputBlock['element'];
}

function input(
  { card, nonce }: ProposalForm,
  field: keyof typeof PROPOSAL_FIELDS,
  { label, hint, isOptional = false, element }: InputOptions,
): InputBlock {
  return {
    type: 'input',
    block_id: blockIdOf(PROPOSAL_FIELDS[field], card.milestoneId, stepOf(nonce)),
    label: plainText(label),
    optional: isOptional,
    element,
    ...(hint === undefined ? {} : { hint: plainText(hint) }),
  };
}

function buildButtons(form: ProposalForm): readonly KnownBlock[] {
  const { standing, draft } = form;
  return [
    ...(draft === undefined ? [] : [{ type: 'actions' as const, elements: [discardButton(form)] }]),
    ...(standing === undefined
      ? []
      : [{ type: 'actions' as const, block_id: `${STANDING_BLOCK}-act`, elements: [withdrawButton(form)] }]),
  ];
}

function discardButton({ card }: ProposalForm) {
  return button('Discard draft', {
    actionId: ACTIONS.discardProposal,
    value: writeEntryValue({ kind: 'milestone', id: card.milestoneId }),
    confirm: {
      title: 'Discard this draft?',
      text: 'What you typed and did not send is thrown away. What was proposed stays as it is.',
      yes: 'Discard draft',
      no: 'Keep it',
    },
  });
}

function withdrawButton({ card }: ProposalForm) {
  return button('Withdraw this proposal', {
    actionId: ACTIONS.withdrawProposal,
    value: writeEntryValue({ kind: 'milestone', id: card.milestoneId }),
    style: 'danger',
    confirm: {
      title: 'Withdraw it?',
      text: 'The report will not print it, and the milestone stays as it is agreed. You can propose something else later.',
      yes: 'Withdraw',
      no: 'Keep it',
    },
  });
}

/** Opens the form, from wherever a milestone of mine is shown. */
export function proposeButton(card: Pick<ProposalForm['card'], 'milestoneId' | 'ref' | 'words'>, isOpen: boolean) {
  const text = isOpen ? PROPOSAL_TEXTS.change : PROPOSAL_TEXTS.ask;
  return button(text, {
    actionId: ACTIONS.proposeChange,
    value: writeEntryValue({ kind: 'milestone', id: card.milestoneId }),
    spoken: `${text}: ${card.ref} ${card.words}`,
  });
}
