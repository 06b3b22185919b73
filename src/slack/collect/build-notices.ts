import type { KnownBlock, ModalView } from '@slack/types';
import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { formatClock, localDateOf } from '../../core/calendar/zone.ts';
import type { Question } from '../../core/collect/check-answer.ts';
import type { MilestoneForm } from '../../core/collect/milestone-form.ts';
import type { MilestoneUpdate } from '../../core/collect/update.ts';
import type { WorkLine } from '../../usecases/collect/list-my-work.ts';
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

/** Says what was saved, until when it can be changed, and offers what comes next. */
export function buildSaved(update: MilestoneUpdate, form: MilestoneForm, left: readonly WorkLine[]): ModalView {
  const { timeZone, closesAt, card } = form;
  const until = `${formatClock(closesAt, timeZone)} on ${formatWithWeekday(localDateOf(closesAt, timeZone))}`;
  const action = update.action === '' ? [] : [section(`What is being done: ${update.action}`)];
  const text = update.commentary === '' ? [] : [section(update.commentary)];
  return buildNotice('Saved', [
    richLine({ bold: card.ref }, ` ${card.words}`),
    richLine({ bold: statusWords(update.status) }),
    ...text,
    ...action,
    context(`Saved at ${formatClock(update.at, timeZone)}. You can change it until ${until}.`),
    { type: 'divider' },
    ...buildNext(left),
  ]);
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
    ...(by.commentary === '' ? [] : [section(by.commentary)]),
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
