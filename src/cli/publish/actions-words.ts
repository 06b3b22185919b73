import { formatLong } from '../../core/calendar/local-date.ts';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { ActionFault, MeetingAction } from '../../core/publish/meeting-action.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { compileRefusalWords } from '../../reports/publish-words.ts';
import type { AnswerActionRefusal, SaidAction } from '../../usecases/publish/answer-meeting-action.ts';
import type { ListedAction } from '../../usecases/publish/list-meeting-actions.ts';
import type { RecordRefusal } from '../../usecases/publish/record-meeting-action.ts';
import type { WithdrawActionRefusal } from '../../usecases/publish/withdraw-meeting-action.ts';

const BUSY = 'Nothing was changed: the database was busy. Please try again.';
const GONE = 'There is no action of that id. "ragtime actions list" shows them. Nothing was changed.';
const OFFICERS_ONLY = 'Only a performance officer of the directorate can do this. Nothing was changed.';

/** `ma-7k3q9dx  2026-27/Q1, 3.2: Bring the list of roofs (AMc, by 30 September 2026, minute 14). In hand: It is asked for.` */
export function actionLine({ action, isWithdrawn, said }: ListedAction, initials: string): string {
  const { id, quarter, paragraph, text, by, minute } = action;
  const place = paragraph === undefined ? quarter : `${quarter}, ${paragraph}`;
  const facts = [initials, ...(by ? [`by ${formatLong(by)}`] : []), ...(minute ? [`minute ${minute}`] : [])].join(', ');
  const progress =
    said === undefined ? 'Nothing was said yet.' : `${said.kind === 'done' ? 'Done' : 'In hand'}: ${said.words}`;
  return `${id}  ${place}: ${text} (${facts}). ${isWithdrawn ? 'Withdrawn.' : progress}`;
}

/** What was recorded, or why not. */
export function recordedWords(
  recorded: Result<MeetingAction, RecordRefusal>,
  { who, ...place }: { readonly who: string; readonly directorateCode: string; readonly quarter: string },
): Result<string, string> {
  if (recorded.ok) {
    const { id, askedFrom } = recorded.value;
    return done(
      `Recorded as ${id}. ${who} is asked in ${titleOfQuarter(askedFrom)}, and its report prints what was done.`,
    );
  }
  const { refusal } = recorded;
  switch (refusal.reason) {
    case 'unknown-directorate':
      return refuse(compileRefusalWords(refusal, place));
    case 'not-allowed':
      return refuse(OFFICERS_ONLY);
    case 'unknown-person':
      return refuse(`${who} is in no plan. Nothing was changed.`);
    case 'not-published':
      return refuse(
        `${place.directorateCode} ${place.quarter} is not published, so no meeting has read it. Nothing was changed.`,
      );
    case 'faults':
      return refuse(refusal.faults.map(faultWords).join('\n'));
    case 'so-already':
      return refuse(`${who} is asked for this already: ${refusal.action.id}. Nothing was changed.`);
    case 'busy':
      return refuse(BUSY);
  }
}

function faultWords({ field, fault }: ActionFault): string {
  if (field === 'paragraph') return '--paragraph is no number of the report; one like 3.2 would be accepted.';
  if (field === 'minute') return '--minute is too long; 100 characters would be accepted.';
  return fault === 'missing'
    ? 'Say what is asked for: --text TEXT.'
    : '--text is too long; 500 characters would be accepted.';
}

export function answeredWords(answered: Result<SaidAction, AnswerActionRefusal>): Result<string, string> {
  if (answered.ok) return done(`This stands in the report of ${titleOfQuarter(answered.value.quarter)}.`);
  const { refusal } = answered;
  switch (refusal.reason) {
    case 'gone':
      return refuse(GONE);
    case 'not-allowed':
      return refuse(
        'Only whoever it is asked of, their deputy and a performance officer of the directorate can do this. Nothing was changed.',
      );
    case 'withdrawn':
      return refuse('It was withdrawn. "ragtime actions withdraw ID --undo" asks for it again.');
    case 'fault':
      return refuse(
        refusal.fault === 'missing'
          ? 'Say what was done, for the report: --text TEXT.'
          : '--text is too long; 1,000 characters would be accepted.',
      );
    case 'no-window':
      return refuse('No quarter is open in whose report it could stand. Say it once the next one is open.');
    case 'busy':
      return refuse(BUSY);
  }
}

export function withdrawnWords(
  withdrawn: Result<MeetingAction, WithdrawActionRefusal>,
  kind: 'withdrawn' | 'restored',
): Result<string, string> {
  if (withdrawn.ok) {
    return done(
      kind === 'withdrawn'
        ? 'It is asked no more, and no report prints it from now on.'
        : 'It is asked again, and printed.',
    );
  }
  switch (withdrawn.refusal.reason) {
    case 'gone':
      return refuse(GONE);
    case 'not-allowed':
      return refuse(OFFICERS_ONLY);
    case 'so-already':
      return refuse(kind === 'withdrawn' ? 'It is withdrawn already.' : 'It is not withdrawn.');
    case 'busy':
      return refuse(BUSY);
  }
}
