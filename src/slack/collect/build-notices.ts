import type { KnownBlock, ModalView } from '@slack/types';
import { formatLong, formatWithWeekday } from '../../core/calendar/local-date.ts';
import { formatClock, localDateOf } from '../../core/calendar/zone.ts';
import type { Question } from '../../core/collect/check-answer.ts';
import type { MilestoneUpdate } from '../../core/collect/update.ts';
import type { WorkLine } from '../../usecases/collect/list-my-work.ts';
import type { SubmitOutcome } from '../../usecases/collect/submit-update.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { ACTIONS, CALLBACKS } from '../ids.ts';
import { plainText } from '../text.ts';
import { TEXTS } from './answer-texts.ts';
import { statusWords } from './status-words.ts';

/** A modal that only says something. */
export function buildNotice(title: string, blocks: readonly KnownBlock[]): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.notice,
    title: plainText(title),
    close: plainText('Close'),
    blocks: [...blocks],
  };
}

/**
 * Says what was saved, until when it can be changed, and offers what comes next.
 * @param left what is outstanding; undefined when it is not known.
 */
export function buildSaved(
  { update, card, timeZone, closesAt }: SubmitOutcome & { readonly outcome: 'saved' },
  left: readonly WorkLine[] | undefined,
): ModalView {
  const until =
    closesAt === undefined
      ? 'Its window has closed since.'
      : `You can change it until ${formatClock(closesAt, timeZone)} on ${formatWithWeekday(localDateOf(closesAt, timeZone))}.`;
  return buildNotice('Saved', [
    richLine({ bold: card.ref }, ` ${card.words}`),
    richLine({ bold: statusWords(update.status) }),
    ...buildWords(update),
    context(`Saved at ${formatClock(update.at, timeZone)}. ${until}`),
    ...(left === undefined ? [] : [{ type: 'divider' } as const, ...buildNext(left)]),
  ]);
}

/** Somebody's commentary and action as they were typed. */
function buildWords({ commentary, action, actionBy }: MilestoneUpdate): readonly KnownBlock[] {
  const by = actionBy === undefined ? '' : ` By ${formatLong(actionBy)}.`;
  return [
    ...(commentary === '' ? [] : [section(commentary)]),
    ...(action === '' ? [] : [section(`What is being done: ${action}${by}`)]),
  ];
}

function buildNext(left: readonly WorkLine[]): readonly KnownBlock[] {
  const [next] = left;
  if (next === undefined) return [section('That was the last one. Thank you: nothing else waits for you.')];
  const waiting =
    left.length === 1 ? 'One more milestone waits for you.' : `${left.length} more milestones wait for you.`;
  const open = button('Next', {
    actionId: ACTIONS.chooseMilestone,
    value: next.card.milestoneId,
    spoken: `Next: ${next.card.ref} ${next.card.words}`,
    style: 'primary',
  });
  return [section(`${waiting} Next: ${next.card.ref} ${next.card.words}`, open)];
}

/** Both texts: theirs stands above, the person's own is still in the fields. */
export function buildOvertaken(by: MilestoneUpdate, who: string, timeZone: string): readonly KnownBlock[] {
  return [
    richLine(
      { bold: 'Not saved: ' },
      `${who} sent this at ${formatClock(by.at, timeZone)}, after you opened the form. It says:`,
    ),
    richLine({ bold: statusWords(by.status) }),
    ...buildWords(by),
    section('Your own text is below. Press Save to put it in place of theirs, or Close to leave theirs.'),
    { type: 'divider' },
  ];
}

/** Asked once; the next Save stores the answer as it is. What is about to be removed stands there to be read. */
export function buildQuestions(
  questions: readonly Question[],
  prefilled: MilestoneUpdate | undefined,
): readonly KnownBlock[] {
  return questions.flatMap((question) => {
    if (question === 'action-for-amber') return [section(TEXTS.actionForAmber)];
    const texts = [prefilled?.commentary ?? '', prefilled?.action ?? ''].filter((text) => text !== '');
    return [section(TEXTS.emptied), ...texts.map((text) => section(text))];
  });
}
