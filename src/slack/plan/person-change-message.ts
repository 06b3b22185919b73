import type { KnownBlock } from '@slack/types';
import type { Person } from '../../core/plan/plan.ts';
import type { PersonChangeNotice } from '../../usecases/plan/people-ports.ts';
import type { RenderedMessage } from '../../usecases/publish/ports.ts';
import { button, richLine, section } from '../blocks.ts';
import { blocksToText } from '../blocks-to-text.ts';
import { writePersonUndo } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { awayForRow } from '../remind/away-for-buttons.ts';
import { changedLines } from './person-words.ts';

/** What was changed of somebody, for the officer who did it, for themselves, and for their deputies and assistants. */
export function renderPersonChange(notice: PersonChangeNotice): RenderedMessage {
  const blocks = buildPersonChange(notice);
  return { text: blocksToText(blocks), blocks };
}

/** The same as blocks. */
export function buildPersonChange(notice: PersonChangeNotice): readonly KnownBlock[] {
  const { newDeputy, newAssistant } = notice;
  const by = whoSaidSo(notice);
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
        ...(newAssistant === undefined || !notice.changed.includes('assistantId')
          ? []
          : [
              section(
                `${newAssistant.name} may say when you are away and when you are back, and nothing else for you.`,
              ),
            ]),
      ];
    case 'helper':
      return buildForHelper(notice);
  }
}

function whoSaidSo({ officerName }: PersonChangeNotice): string {
  return officerName ?? 'The performance officer';
}

/** What somebody is for the person now, and what they are no longer. */
function buildForHelper(notice: PersonChangeNotice): readonly KnownBlock[] {
  const { before, readerId, oldDeputy, newDeputy, oldAssistant, newAssistant, changed } = notice;
  const by = `${whoSaidSo(notice)} said so.`;
  const noMore = (helper: string) => richLine({ bold: `You are no longer ${before.name}’s ${helper}. ` }, by);
  const now = (helper: string) => richLine({ bold: `You are ${before.name}’s ${helper} now. ` }, by);
  const isReader = (who: Person | undefined) => who !== undefined && who.id === readerId;
  return [
    ...(changed.includes('deputyId') && isReader(oldDeputy) ? [noMore('deputy')] : []),
    ...(changed.includes('assistantId') && isReader(oldAssistant) ? [noMore('assistant')] : []),
    ...(changed.includes('deputyId') && isReader(newDeputy) ? [now('deputy'), section(DEPUTY_MAY)] : []),
    ...(changed.includes('assistantId') && isReader(newAssistant)
      ? [now('assistant'), section(ASSISTANT_MAY), awayForRow(before)]
      : []),
  ];
}

const DEPUTY_MAY = 'While they are away, you are asked instead, and you answer under your own name.';
const ASSISTANT_MAY =
  'You may say when they are away and when they are back. You answer nothing for them, and you see none of their texts. The button stands on Ragtime’s Home tab, too.';

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
