import type { KnownBlock } from '@slack/types';
import type { ContributorNotice } from '../../usecases/plan/contributor-ports.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import { button, cut, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { writeContributorUndo } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { planYearText } from './plan-year-text.ts';

const LONGEST_WORDS = 200;

/** Who drafts a milestone from now on, for the officer, its owner, and those who do so now or no longer. */
export function renderContributors(notice: ContributorNotice): RenderedMessage {
  const blocks = buildContributorNotice(notice);
  return { text: blocksToText(blocks), blocks };
}

/** The same as blocks. */
export function buildContributorNotice(notice: ContributorNotice): readonly KnownBlock[] {
  const { milestone, owner, after, officerName } = notice;
  const by = officerName ?? 'The performance officer';
  const words = section(`${cut(milestone.words, LONGEST_WORDS)}${planYearText(notice)}`);
  switch (notice.reader) {
    case 'officer':
      return buildForOfficer(notice);
    case 'added':
      return [
        richLine(
          { bold: `You draft ${milestone.ref} from now on. ` },
          `${by} asks you for it${owner === undefined ? '' : `; ${owner.name} answers for it and approves your text`}.`,
        ),
        words,
        section('You are asked before the owner is, each time a quarter opens.'),
      ];
    case 'removed':
      return [richLine({ bold: `You no longer draft ${milestone.ref}. ` }, `${by} said so.`), words];
    case 'owner':
      return [
        richLine({ bold: `Who drafts ${milestone.ref} for you: ` }, `${namesOf(after)}. ${by} said so.`),
        words,
        section(after.length === 0 ? 'You are asked for it yourself.' : 'You approve what they hand in.'),
      ];
  }
}

function buildForOfficer(notice: ContributorNotice): readonly KnownBlock[] {
  const { milestone, before, after, isUndo, submissionId } = notice;
  const lead = isUndo ? 'Taken back: ' : 'Changed: ';
  const blocks = [
    richLine({ bold: `${lead}${milestone.ref}` }, ` ${cut(milestone.words, LONGEST_WORDS)}${planYearText(notice)}`),
    section(`Drafted by: ${namesOf(after)} (was ${namesOf(before)})`),
  ];
  if (isUndo) return blocks;
  const ids = (people: readonly { readonly id: string }[]) => people.map(({ id }) => id);
  const value = writeContributorUndo({
    ...{ submissionId, milestoneId: milestone.id, before: ids(before), after: ids(after) },
  });
  const undo = button('Undo', {
    actionId: ACTIONS.undoContributors,
    value,
    spoken: `Undo: who drafts ${milestone.ref}`,
  });
  return [
    ...blocks,
    section(
      'They are told in their next working hour. A plan file that says otherwise meets a conflict at the next import, and this is kept.',
    ),
    { type: 'actions', elements: [undo] },
  ];
}

function namesOf(people: readonly { readonly name: string }[]): string {
  return people.length === 0 ? 'nobody but the owner' : people.map(({ name }) => name).join(', ');
}
