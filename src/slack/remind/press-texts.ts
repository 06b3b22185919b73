import type { CheckContent } from '../../core/remind/check-content.ts';
import type { PreviewRefusal } from '../../usecases/remind/preview-reminders.ts';
import { capital } from '../text.ts';
import { countPeople } from './check-message.ts';

/** What the buttons of "Check before it starts" do. */
export type CheckButton = 'start' | 'release' | 'hold' | 'preview';

/** A modal's title and its one paragraph. */
export interface PressAnswer {
  readonly title: string;
  readonly text: string;
}

const UNCHANGED = 'Nothing was changed';

/** What has happened, and what happens next and when. */
export function doneAnswer(pressed: Exclude<CheckButton, 'preview'>, check: CheckContent): PressAnswer {
  const { quarterTitle, directorateCode, owners } = check;
  switch (pressed) {
    case 'start': {
      const are = owners.length === 1 ? 'is' : 'are';
      return {
        title: 'Started',
        text: `${quarterTitle} of ${directorateCode} is collecting from now on. ${capital(countPeople(owners.length))} ${are} asked in the next working hour, between 8am and 6pm where they are. It is due ${at(check, 'due')} and closes ${at(check, 'closes')}.`,
      };
    }
    case 'release':
      return { title: 'It opens by itself', text: openingText(check) };
    case 'hold':
      return {
        title: 'Held',
        text: `${quarterTitle} of ${directorateCode} is held: it does not open at ${at(check, 'opens')}. Nobody is asked anything until somebody starts it or lets it open again, with the buttons of that message.`,
      };
  }
}

export function previewAnswer(copies: number): PressAnswer {
  if (copies === 0) {
    return {
      title: 'Nobody to ask',
      text: 'Nothing is outstanding for anybody who can be asked, so there is no message.',
    };
  }
  const messages = copies === 1 ? 'One message is' : `${copies} messages are`;
  return {
    title: 'On their way to you',
    text: `${messages} on the way to you, one for each person who will be asked. They come here within a minute or two, and nobody else sees them.`,
  };
}

/** Why nothing was done. The check is undefined where it is not theirs to see, or the plan is gone. */
export function refusedAnswer(
  refusal: PreviewRefusal,
  { pressed, check }: { readonly pressed: CheckButton; readonly check: CheckContent | undefined },
): PressAnswer {
  switch (refusal.reason) {
    case 'gone':
      return {
        title: UNCHANGED,
        text: 'This quarter is no longer there. The performance officer can say what became of it.',
      };
    case 'busy':
      return {
        title: UNCHANGED,
        text: 'Ragtime was busy for a moment, and nothing was changed. Please press again.',
      };
    case 'not-allowed':
      return {
        title: 'Not yours',
        text: 'Only a performance officer of this directorate or an administrator can do this. Nothing was changed.',
      };
    case 'not-in-plan':
      return {
        title: UNCHANGED,
        text: 'The messages can be sent to people of the plan only. A performance officer of the directorate gets them with the same button.',
      };
    case 'opened':
      return { title: UNCHANGED, text: openedText(check) };
    case 'over':
      return {
        title: UNCHANGED,
        text: 'The closing time of this quarter has passed, and it was never started. To open it after all, give the ladder in the plan later working days.',
      };
    case 'so-already':
      return { title: UNCHANGED, text: pressed === 'hold' ? 'It is held already.' : alreadyText(check) };
  }
}

function openingText(check: CheckContent): string {
  if (check.hasOpeningPassed) return `${check.quarterTitle} of ${check.directorateCode} opens within a minute.`;
  return `${check.quarterTitle} of ${check.directorateCode} opens by itself at ${at(check, 'opens')}. Until then it can be held.`;
}

function alreadyText(check: CheckContent | undefined): string {
  return check === undefined ? 'It opens by itself already.' : `It was set so already. ${openingText(check)}`;
}

function openedText(check: CheckContent | undefined): string {
  if (check?.stand !== 'collecting') return 'This quarter was started before, and is no longer collecting.';
  return `It has started already: it has been collecting since ${at(check, 'opens')}, is due ${at(check, 'due')} and closes ${at(check, 'closes')}. An administrator can end it earlier with “ragtime quarter close”.`;
}

function at({ steps }: CheckContent, name: CheckContent['steps'][number]['name']): string {
  return steps.find((step) => step.name === name)?.at ?? '';
}
