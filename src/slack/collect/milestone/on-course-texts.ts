import type { WhyNotOnCourse } from '../../../usecases/collect/milestone/stay-on-course.ts';

export const ON_COURSE_TEXTS = {
  what: 'What you tick is recorded as Green, on course, and the report prints no commentary for it. Anything that has changed is better told in its own form.',
  none: 'Nothing can be recorded as on course without a text just now. A text is due where the last word had none, where the status was not Green, where an officer asked, and once the due date or the end of the year has come.',
  oneIsNeeded: 'Tick at least one, here or below.',
  tickOne: 'Please tick at least one, or press Close.',
  notAll: 'Nothing was saved, because of what has changed in the meantime:',
  saysMore:
    'You have written or chosen something here, so it was not recorded as Green without a text. Press Save to send what stands below; or choose Green, empty the rest, and press “Still on course” again.',
} as const;

/** Why one milestone needs a text, or no answer at all. */
export function whyNotText(why: WhyNotOnCourse): string {
  switch (why) {
    case 'text-for-all':
      return 'this directorate wants a text for every status';
    case 'due':
      return 'its date has come, so the question is whether it was done';
    case 'year-end':
      return 'at the end of the year everything has a text';
    case 'silent-before':
      return 'it had no text the last time either';
    case 'not-green-before':
      return 'it was not Green the last time, and councillors will want to know what changed';
    case 'returned':
      return 'an officer has asked a question about it';
    case 'answered':
      return 'it was answered in the meantime';
    case 'begun':
      return 'you have begun something else about it, which is not sent; its form shows it, and can discard it';
    case 'drafted':
      return 'somebody has drafted a text about it, which waits for you to read it';
    case 'closed':
      return 'its window has closed; the performance officer can enter it for you';
  }
}
