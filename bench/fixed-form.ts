import { localDate } from '../src/core/calendar/local-date.ts';
import type { MilestoneCard, MilestoneForm } from '../src/core/collect/milestone/milestone-form.ts';
import type { Status } from '../src/core/collect/milestone/status.ts';
import { buildContent } from '../src/slack/collect/build-notices.ts';
import { buildSaved } from '../src/slack/collect/build-saved.ts';
import { buildMilestoneForm } from '../src/slack/collect/milestone/build-milestone-form.ts';
import { MILESTONES_EACH, QUARTER } from './council.ts';

const TIME_ZONE = 'Europe/London';
const CLOSES_AT = new Date('2026-07-21T16:00:00Z');
const GREEN: Status = { progress: 'in-progress', rag: 'green', amberReason: undefined, completedOn: undefined };

const CARD = cardOf(0);
const MILESTONE: MilestoneForm = {
  card: CARD,
  quarter: QUARTER,
  offered: ['green', 'amber-uncertain', 'amber-too-early', 'red', 'completed', 'not-started'],
  ragWording: { green: 'On course.', amber: 'Uncertain.', red: 'Certain to miss.' },
  mayBeSilent: false,
  before: undefined,
  standing: undefined,
  question: undefined,
  proposal: undefined,
  covering: {
    candidates: Array.from({ length: MILESTONES_EACH - 1 }, (_, nth) => cardOf(nth + 1)),
    covered: [],
    coveredBy: undefined,
  },
  closesAt: CLOSES_AT,
  timeZone: TIME_ZONE,
  isTimeToDraft: true,
  nonce: '0c4e4a0e-6f0a-4c57-9d6c-3f6f6b1f0a11',
};

/** The form of one milestone, as anybody would get it: put together once, so that opening it is all that is measured. */
export const FIXED_FORM = buildMilestoneForm(MILESTONE);

/** What follows a Save, as long as it is. */
export const FIXED_ANSWER = buildSaved(
  {
    ref: CARD.ref,
    words: CARD.words,
    word: { at: new Date('2026-07-01T09:30:00Z'), status: GREEN },
    said: buildContent({ status: GREEN, commentary: 'It went well. '.repeat(8), action: '', actionBy: undefined }),
    timeZone: TIME_ZONE,
    closesAt: CLOSES_AT,
  },
  {
    lines: [
      {
        entry: { kind: 'milestone', id: 'm-1' },
        ref: 'LD1',
        words: CARD.words,
        ownerId: 'p-1',
        due: 'by 31 March 2027',
        answer: undefined,
        earlier: undefined,
        isFinished: false,
        quarter: QUARTER,
        areaName: 'All services',
      },
    ],
    besides: { begun: [], items: [] },
  },
);

function cardOf(number: number): MilestoneCard {
  return {
    milestoneId: `m-${number}`,
    ref: `LD${number}`,
    words: `Bring service ${number} to the standard that was agreed with the people who use it.`,
    areaName: 'All services',
    due: { kind: 'date', date: localDate('2027-03-31') },
    planYear: 2026,
    directorateCode: 'LD',
    ownerName: 'Person 1',
    ownerInitials: 'P1',
  };
}
