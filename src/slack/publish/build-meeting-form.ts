import type { ViewOutput } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { LONGEST_SAID, MEETING_PROGRESS, type MeetingProgress } from '../../core/publish/meeting-action.ts';
import type { Result } from '../../core/result.ts';
import type { AnswerActionRefusal } from '../../usecases/publish/answer-meeting-action.ts';
import type { OpenedAction } from '../../usecases/publish/open-meeting-action.ts';
import { context, section } from '../blocks.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { lineOfText, optionsOf } from '../collect/form/form-inputs.ts';
import { MEETING_FIELDS } from '../field-ids.ts';
import { CALLBACKS } from '../ids.ts';
import { notKept } from '../not-kept.ts';
import { plainText } from '../text.ts';
import { aboutText, actionRefusalText, dueText, PROGRESS_LABELS } from './meeting-texts.ts';

/** Whether it is finished, and in words what was done. */
export function buildMeetingForm(opened: Result<OpenedAction, AnswerActionRefusal>): ModalView {
  if (!opened.ok) return buildNotice('From the meeting', [section(actionRefusalText(opened.refusal))]);
  const { action, quarter, said } = opened.value;
  const facts = [aboutText(action), dueText(action)].filter((text) => text !== '').join(' · ');
  const options = MEETING_PROGRESS.map((value) => ({ label: PROGRESS_LABELS[value], value }));
  return {
    type: 'modal',
    callback_id: CALLBACKS.meetingForm,
    title: plainText('Say what was done'),
    submit: plainText('Save'),
    close: plainText('Close'),
    private_metadata: action.id,
    blocks: [
      section(action.text),
      context(facts),
      {
        type: 'input',
        block_id: MEETING_FIELDS.progress,
        label: plainText('How far is it?'),
        hint: plainText('What is in hand is asked again next quarter.'),
        element: {
          type: 'radio_buttons',
          action_id: MEETING_FIELDS.progress,
          ...optionsOf(options, said?.progress),
        },
      },
      {
        type: 'input',
        block_id: MEETING_FIELDS.words,
        label: plainText('What was done?'),
        hint: plainText(`Councillors read this in the report of ${titleOfQuarter(quarter)}.`),
        element: { ...lineOfText(MEETING_FIELDS.words, said?.words, LONGEST_SAID), multiline: true },
      },
      notKept('Save'),
    ],
  };
}

export interface MeetingAnswer {
  readonly progress: MeetingProgress;
  readonly words: string;
}

/** @returns undefined when it is not ours. */
export function readMeetingForm(view: ViewOutput): MeetingAnswer | undefined {
  const chosen = view.state.values[MEETING_FIELDS.progress]?.[MEETING_FIELDS.progress]?.selected_option?.value;
  const progress = MEETING_PROGRESS.find((each) => each === chosen);
  const words = view.state.values[MEETING_FIELDS.words]?.[MEETING_FIELDS.words];
  return progress === undefined || words === undefined ? undefined : { progress, words: words.value ?? '' };
}
