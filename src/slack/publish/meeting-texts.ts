import { formatLong } from '../../core/calendar/local-date.ts';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { MeetingAction, SaidOfAction } from '../../core/publish/meeting-action.ts';
import type { AnswerActionRefusal } from '../../usecases/publish/answer-meeting-action.ts';
import { refusalText, TEXTS } from '../collect/answer-texts.ts';

export const PROGRESS_LABELS = { done: 'Done', 'in-hand': 'In hand' } as const;

/** `From the meeting, about paragraph 3.2 of Quarter 1 2026/27` */
export function aboutText({ paragraph, quarter }: MeetingAction): string {
  const place = paragraph === undefined ? 'the report' : `paragraph ${paragraph}`;
  return `From the meeting, about ${place} of ${titleOfQuarter(quarter)}`;
}

/** `By 30 September 2026 · minute 14` */
export function dueText({ by, minute }: MeetingAction): string {
  return [
    ...(by === undefined ? [] : [`By ${formatLong(by)}`]),
    ...(minute === undefined ? [] : [`Minute ${minute}`]),
  ].join(' · ');
}

export function saidText(said: SaidOfAction | undefined): string {
  return said === undefined ? 'Nothing was said yet' : `${PROGRESS_LABELS[said.progress]}: ${said.words}`;
}

/** Why nothing was stored. */
export function actionRefusalText(refusal: AnswerActionRefusal): string {
  switch (refusal.reason) {
    case 'gone':
      return TEXTS.gone;
    case 'not-allowed':
      return refusalText(refusal.permission);
    case 'withdrawn':
      return 'The performance officer has withdrawn this action. You need do nothing about it.';
    case 'fault':
      return refusal.fault === 'missing' ? 'Please say what was done.' : 'Please keep this under 1,000 characters.';
    case 'no-window':
      return 'No report is being made in which this could stand. You are asked again when the next quarter opens.';
    case 'busy':
      return TEXTS.notSavedYet;
  }
}
