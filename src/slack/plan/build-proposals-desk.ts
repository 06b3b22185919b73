import type { KnownBlock, ModalView } from '@slack/types';
import { financialYearTitle } from '../../core/calendar/quarter.ts';
import type { DecidedChange, ListedProposals } from '../../usecases/plan/list-proposals.ts';
import type { ProposedChange } from '../../usecases/plan/read-proposed.ts';
import { button, context, cut, fitBlocks, richLine, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { ACTIONS } from '../ids.ts';
import { capital } from '../text.ts';

/** Where an officer is. */
export interface DeskPlace {
  readonly directorateCode: string;
  readonly quarter: string;
}

/** A proposal as it was read. */
export interface ProposalKey {
  readonly milestoneId: string;
  readonly stateId: number;
}

/** @returns undefined when it is not ours. */
export function readProposalValue(value: string): (DeskPlace & ProposalKey) | undefined {
  const [directorateCode = '', quarter = '', milestoneId = '', stateId = ''] = value.split('|');
  const id = Number(stateId);
  return milestoneId === '' || !Number.isInteger(id)
    ? undefined
    : { directorateCode, quarter, milestoneId, stateId: id };
}

type Listed = Extract<ListedProposals, { outcome: 'listed' }>;

/** What owners ask to change in the plan, each with what an officer can record. */
export function buildProposalsDesk(listed: ListedProposals, notice?: string): ModalView {
  if (listed.outcome === 'refused') return buildNotice('Not yours', [section(refusalText(listed.permission))]);
  if (listed.outcome === 'gone') return buildNotice('No plan', [section('There is no plan for that year any more.')]);
  const { directorateName, startYear, proposed, decided } = listed;
  const year = financialYearTitle(startYear);
  const blocks = [
    ...(notice === undefined ? [] : [section(notice)]),
    richLine({ bold: `${directorateName}, plan for ${year}.` }, ` ${countText(proposed.length)}`),
    ...proposed.flatMap((one) => [{ type: 'divider' } as const, ...buildProposed(one), buildButtons(one, listed)]),
    ...(proposed.length === 0 ? [] : [context(untilText(listed, year))]),
    ...(decided.length === 0 ? [] : [{ type: 'divider' } as const, richLine({ bold: 'Supported or decided' })]),
    ...decided.map((one) => buildDecided(one, listed)),
  ];
  return buildNotice('Proposals', fitBlocks(blocks, 'modal'));
}

function untilText({ isYearSigned }: Listed, year: string): string {
  return isYearSigned
    ? `The reports for ${year} stay as they are. What is agreed now changes the plan for ${year} and no other, and is printed only where a report is corrected.`
    : 'Until it is agreed, status is judged against what is agreed now, and the report prints the proposal.';
}

/** While no report has said it, it can be taken back. */
function buildDecided({ milestoneId, stateId, state, ref, words }: DecidedChange, place: DeskPlace): KnownBlock {
  const value = [place.directorateCode, place.quarter, milestoneId, stateId].join('|');
  const undo = button('Undo', { actionId: ACTIONS.undoDecision, value, spoken: `Undo: ${ref} ${state}` });
  return section(`${ref} ${cut(words, LONGEST_WORDS)}\n${capital(state)}`, undo);
}

const LONGEST_WORDS = 150;

function countText(count: number): string {
  if (count === 0) return 'Nothing is proposed.';
  return count === 1 ? 'One proposal waits for a decision.' : `${count} proposals wait for a decision.`;
}

/** What is asked for, by whom, and why. */
export function buildProposed({
  ref,
  words,
  owner,
  asked,
  reason,
  isSupported,
}: ProposedChange): readonly KnownBlock[] {
  const who = owner === undefined ? 'Nobody' : owner.name;
  return [
    richLine({ bold: ref }, ` ${words}`),
    richLine({ bold: `${who} proposes: ` }, `${asked}.`),
    section(reason),
    ...(isSupported ? [context('You support this.')] : []),
  ];
}

function buildButtons({ milestoneId, stateId, ref, isSupported }: ProposedChange, place: DeskPlace): KnownBlock {
  const value = [place.directorateCode, place.quarter, milestoneId, stateId].join('|');
  const press = (text: string, actionId: string) => button(text, { actionId, value, spoken: `${text}: ${ref}` });
  return {
    type: 'actions',
    elements: [
      ...(isSupported ? [] : [press('Support', ACTIONS.supportProposal)]),
      press('Record as agreed', ACTIONS.agreeProposal),
      press('Record as declined', ACTIONS.declineProposal),
    ],
  };
}
