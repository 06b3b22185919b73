import type { KnownBlock } from '@slack/types';
import type { PersonChangeNotice } from '../../usecases/plan/people-ports.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import { button, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { writePersonUndo } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { changedLines } from './person-words.ts';

/** What was changed of somebody, for the officer who did it, for themselves, and for their deputies. */
export function renderPersonChange(notice: PersonChangeNotice): RenderedMessage {
  const blocks = buildPersonChange(notice);
  return { text: blocksToText(blocks), blocks };
}

/** The same as blocks. */
export function buildPersonChange(notice: PersonChangeNotice): readonly KnownBlock[] {
  const { before, newDeputy, officerName } = notice;
  const by = officerName ?? 'The performance officer';
  switch (notice.reader) {
    case 'officer':
      return buildForOfficer(notice);
    case 'person':
      return [
        richLine({ bold: `${by} changed what the plan says of you.` }),
        section(changedLines(notice).join('\n')),
        ...(newDeputy === undefined || !notice.changed.includes('deputyId')
          ? []
          : [section(`While you are away, ${newDeputy.name} is asked instead and answers under their own name.`)]),
      ];
    case 'new-deputy':
      return [
        richLine({ bold: `You are ${before.name}’s deputy now. ` }, `${by} said so.`),
        section('While they are away, you are asked instead, and you answer under your own name.'),
      ];
    case 'old-deputy':
      return [richLine({ bold: `You are no longer ${before.name}’s deputy. ` }, `${by} said so.`)];
  }
}

function buildForOfficer(notice: PersonChangeNotice): readonly KnownBlock[] {
  const { before, after, isUndo } = notice;
  const lead = isUndo ? 'Taken back: ' : 'Changed: ';
  const lines = section(changedLines(notice).join('\n'));
  const head = richLine({ bold: `${lead}${before.name} (${before.initials})` });
  if (isUndo) return [head, lines];
  const value = writePersonUndo({
    submissionId: notice.submissionId,
    personId: before.id,
    before,
    after,
  });
  const undo = button('Undo', {
    actionId: ACTIONS.undoPersonChange,
    value,
    spoken: `Undo what was changed of ${before.name}`,
  });
  return [
    head,
    lines,
    section(
      'They are told in their next working hour. A plan file that says otherwise meets a conflict at the next import, and this is kept.',
    ),
    { type: 'actions', elements: [undo] },
  ];
}
