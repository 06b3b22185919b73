import type { KnownBlock } from '@slack/types';
import { formatWithWeekday } from '../../core/calendar/local-date.ts';
import { formatClock, localDateOf } from '../../core/calendar/zone.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import type { QuarterReturns } from '../../core/review/quarter-returns.ts';
import { fieldsOf, type Wording } from '../../core/review/wording.ts';
import { button, context, richLine } from '../blocks.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';

/** More questions are folded into one line. */
const MOST_RETURNS = 3;
/** Each may hold two texts of 3,000 characters, and a view 250 KB. */
const MOST_WORDINGS = 1;

/** Which entry's quarter in a history this is. */
export interface ReturnPlace {
  readonly entry: EntryKey;
  readonly quarter: string;
  /** IANA. */
  readonly timeZone: string;
}

/** What officers edited and asked about one quarter, what became of it, and what an officer who reads it can do. */
export function buildQuarterReturns(returns: QuarterReturns, place: ReturnPlace): readonly KnownBlock[] {
  return [
    ...buildWordings(returns, place.timeZone),
    ...buildQuestions(returns, place.timeZone),
    ...buildOfficerButtons(returns, place),
  ];
}

/** The words as they are printed stand beside those that were sent. */
function buildWordings({ wordings }: QuarterReturns, timeZone: string): readonly KnownBlock[] {
  const shown = wordings.slice(0, MOST_WORDINGS).flatMap((wording) => {
    const who = wording.by?.name ?? (wording.kind === 'objected' ? 'The owner' : 'The performance officer');
    const lead = `${who} ${DONE_TO_WORDS[wording.kind]} ${sentAt(wording.at, timeZone)}`;
    const texts =
      wording.kind === 'objected'
        ? [wording.reason]
        : fieldsOf(wording.texts).map((field) => wording.texts[field] ?? '');
    return [richLine({ bold: texts.length === 0 ? `${lead}.` : `${lead}:` }), ...texts.map((text) => richLine(text))];
  });
  const folded = wordings.length - MOST_WORDINGS;
  return folded <= 0 ? shown : [...shown, context(foldedCount(folded, 'step'))];
}

const DONE_TO_WORDS: Readonly<Record<Wording['kind'], string>> = {
  edited: 'edited what is printed',
  'taken-back': 'had it printed as it was sent',
  objected: 'objected to the edited words',
};

function buildQuestions({ returns }: QuarterReturns, timeZone: string): readonly KnownBlock[] {
  const shown = returns.slice(0, MOST_RETURNS).flatMap((returned) => {
    const who = returned.askedBy?.name ?? 'The performance officer';
    return [
      richLine({ bold: `${who} asked ${sentAt(returned.at, timeZone)}: ` }, returned.question),
      context(returnState(returned, timeZone)),
    ];
  });
  const folded = returns.length - MOST_RETURNS;
  return folded <= 0 ? shown : [...shown, context(foldedCount(folded, 'question'))];
}

/** `And 2 earlier steps.` */
export function foldedCount(count: number, word: 'question' | 'step'): string {
  return count === 1 ? `And one earlier ${word}.` : `And ${count} earlier ${word}s.`;
}

function returnState(returned: QuarterReturns['returns'][number], timeZone: string): string {
  const { answeredAt, closedAt, stand } = returned;
  const answered = answeredAt === undefined ? 'Not answered' : `Answered ${sentAt(answeredAt, timeZone)}`;
  switch (stand) {
    case 'waits':
      return 'Waits for an answer.';
    case 'waits-for-correction':
      return 'Waits for an answer, which is for the correction of the published report.';
    case 'answered':
      return `${answered}; still open to its owner.`;
    case 'corrected':
      return `${answered}, for the correction of the published report.`;
    case 'over':
      return `${answered} before the report was published.`;
    case 'closed':
      return closedAt === undefined ? `${answered}; closed.` : `${answered}; closed ${sentAt(closedAt, timeZone)}.`;
  }
}

function buildOfficerButtons({ officerMay }: QuarterReturns, { entry, quarter }: ReturnPlace): readonly KnownBlock[] {
  if (officerMay === undefined) return [];
  const value = writeEntryValue(entry, quarter);
  const press =
    officerMay === 'return'
      ? button('Send back with a question', { actionId: ACTIONS.returnUpdate, value })
      : button('Close the question', {
          actionId: ACTIONS.closeReturn,
          value,
          confirm: {
            title: 'Close the question?',
            text: 'The text stands as it is. After the window has closed its owner cannot change it any more.',
            yes: 'Close the question',
            no: 'Leave it open',
          },
        });
  return [{ type: 'actions', elements: [press] }];
}

/** `at 2:35pm on Wednesday 1 July 2026` */
export function sentAt(instant: Date, timeZone: string): string {
  return `at ${formatClock(instant, timeZone)} on ${formatWithWeekday(localDateOf(instant, timeZone))}`;
}
