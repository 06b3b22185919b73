import type { KnownBlock, ModalView } from '@slack/types';
import { formatLong } from '../../core/calendar/local-date.ts';
import { formatClock } from '../../core/calendar/zone.ts';
import type { UpdateContent } from '../../core/collect/milestone/update.ts';
import type { Question } from '../../core/review/question.ts';
import type { Beginning } from '../../usecases/collect/draft/draft-of-update.ts';
import type { CoveredWord } from '../../usecases/collect/milestone/read-covering.ts';
import { context, richLine, section } from '../blocks.ts';
import { CALLBACKS } from '../ids.ts';
import { plainText } from '../text.ts';
import { momentText } from './moment-text.ts';
import { buildEmptiedTexts, COVER_HINT, questionText } from './question-texts.ts';
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

/** Somebody's commentary and action as they were typed. */
export function buildWords({
  commentary,
  action,
  actionBy,
}: Pick<UpdateContent, 'commentary' | 'action' | 'actionBy'>): readonly KnownBlock[] {
  const by = actionBy === undefined ? [] : [` By ${formatLong(actionBy)}.`];
  return [
    ...(commentary === '' ? [] : [section(commentary)]),
    ...(action === '' ? [] : [richLine({ bold: 'What is being done: ' }, action, ...by)]),
  ];
}

/** An update as it stands, with its status. */
export function buildContent(content: UpdateContent): readonly KnownBlock[] {
  return [richLine({ bold: statusWords(content.status) }), ...buildWords(content)];
}

/** The milestones that the text covers, too, each with its own status. */
export function buildCoveredWords(covered: readonly CoveredWord[]): readonly KnownBlock[] {
  if (covered.length === 0) return [];
  return [
    section('This text covers, too:'),
    ...covered.flatMap(({ card, status, action }) => {
      const line = section(`${card.ref} ${card.words}: ${statusWords(status)}`);
      return action === '' ? [line] : [line, context('What is being done:'), section(action)];
    }),
  ];
}

export interface Overtaker {
  /** Undefined where it is the reader, who sent it from another device. */
  readonly who: string | undefined;
  readonly at: Date;
  /** IANA. */
  readonly timeZone: string;
}

/** Both: what was sent stands above, what the person has typed is still in the fields. @param words as sent. */
export function buildOvertaken({ who, at, timeZone }: Overtaker, words: readonly KnownBlock[]): readonly KnownBlock[] {
  const clock = formatClock(at, timeZone);
  const lead =
    who === undefined
      ? `you sent this at ${clock} from another form, after you opened this one. It says:`
      : `${who} sent this at ${clock}, after you opened the form. It says:`;
  const theirs = who === undefined ? 'it' : 'theirs';
  return [
    richLine({ bold: 'Not saved: ' }, lead),
    ...words,
    section(`What you typed here is below. Press Save to put it in place of ${theirs}, or Close to leave ${theirs}.`),
    { type: 'divider' },
  ];
}

/** Above a draft that was begun before something was sent. @param words as sent. */
export function buildSinceDraft({ who, at, timeZone }: Overtaker, words: readonly KnownBlock[]): readonly KnownBlock[] {
  const sender = who === undefined ? 'you have' : `${who} has`;
  return [
    richLine(`Since you began this draft, ${sender} sent this at ${momentText(at, timeZone)}:`),
    ...words,
    section('Your draft is in the fields below. Save puts it in place of what was sent; “Discard draft” leaves that.'),
    { type: 'divider' },
  ];
}

/** Asked once; the next Save stores the answer as it is. What is about to be removed stands there to be read. */
export function buildQuestions(questions: readonly Question[], prefilled: Beginning): readonly KnownBlock[] {
  return questions.flatMap((question) => [
    section(questionText(question, COVER_HINT)),
    ...buildEmptiedTexts(question, prefilled),
  ]);
}
