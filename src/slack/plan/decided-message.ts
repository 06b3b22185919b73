import { formatLong } from '../../core/calendar/local-date.ts';
import type { DecisionKind } from '../../core/plan/decide-proposal.ts';
import { proposalText } from '../../core/plan/proposal.ts';
import type { DecidedNotice } from '../../usecases/plan/decide-proposal.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import { context, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';

const VERBS: Readonly<Record<DecisionKind, string>> = { support: 'supported', agree: 'agreed', decline: 'declined' };

/** What became of what an owner has asked for. */
export function renderDecided({ ref, words, proposal, decision, due, officerName }: DecidedNotice): RenderedMessage {
  const { kind, body, decidedOn, minute, note } = decision;
  const who = kind === 'support' ? (officerName ?? 'the performance officer') : (body ?? '');
  const when = decidedOn === undefined ? '' : ` on ${formatLong(decidedOn)}`;
  const where = minute === undefined ? '' : `, minute ${minute}`;
  const blocks = [
    richLine({ bold: `Your proposal for ${ref} was ${VERBS[kind]}` }, ` by ${who}${when}${where}.`),
    section(`${ref} ${words}\nProposed: ${proposalText(proposal, { due })}.`),
    ...(note === undefined ? [] : [section(note)]),
    context(NEXT[kind](proposal.kind)),
  ];
  return { text: blocksToText(blocks), blocks };
}

const NEXT: Readonly<Record<DecisionKind, (asked: 'change' | 'drop') => string>> = {
  support: () => 'It is not agreed yet: status is judged against what is agreed now.',
  agree: (asked) =>
    asked === 'drop'
      ? 'The report says that it is dropped, with your reason. You are not asked for it any more.'
      : 'The plan says so from now on, and the report prints what it was before, to the end of the year.',
  decline: () => 'The milestone stays as it is. You can ask again from its form.',
};

/** To whoever heard of a decision that was taken back. */
export function renderUndecided({ ref, words }: { readonly ref: string; readonly words: string }): RenderedMessage {
  const blocks = [
    richLine({ bold: `What was recorded of your proposal for ${ref} was taken back.` }),
    section(`${ref} ${words}`),
    context('It waits for a decision as before, and the plan says what it said before.'),
  ];
  return { text: blocksToText(blocks), blocks };
}
