import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fourthQuarter, nextYearBegins, rollsForward, twoYearsAreAlive } from './full-story/end-of-the-year.ts';
import {
  deputyAnswers,
  figuresAndItems,
  financeHandsIn,
  opens,
  orphanIsReassigned,
  ownersAnswer,
  proposalIsAgreed,
  telephoneAnswer,
} from './full-story/first-quarter.ts';
import {
  isCheckedAndWaived,
  isCorrected,
  isReviewed,
  isSignedAndPublished,
  meetingAsks,
  saysTheSameTwice,
} from './full-story/publishing.ts';
import { historySaysWhoDidIt, reportsSayTheRest, reportsSayWhatWasSaid } from './full-story/reading.ts';
import { secondQuarter, thirdQuarter } from './full-story/rest-of-the-year.ts';
import { openStory, type Story } from './full-story/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
}, 60_000);
afterAll(async () => {
  expect(story.council.slack.refusals).toEqual([]);
  await story.council.stop();
});

const chapter = (title: string, tell: (story: Story) => Promise<void>) =>
  it(title, { timeout: 120_000 }, () => tell(story));

describe('the first quarter of two directorates', () => {
  chapter('opens on its day, and everybody is asked', opens);
  chapter('gives what nobody answers for to somebody', orphanIsReassigned);
  chapter('is answered by its owners, one of them with a contributor', ownersAnswer);
  chapter('is answered by a deputy for an owner who is away', deputyAnswers);
  chapter('is answered over the telephone', telephoneAnswer);
  chapter('has figures and items', figuresAndItems);
  chapter('has the figures of finance, at the second attempt and in a second version', financeHandsIn);
  chapter('has a proposal that is agreed', proposalIsAgreed);
});

describe('its report', () => {
  chapter('says the same of two streets', saysTheSameTwice);
  chapter('is reviewed, with a question and an objection', isReviewed);
  chapter('is checked, and what keeps it back is waived', isCheckedAndWaived);
  chapter('is signed and published', isSignedAndPublished);
  chapter('is corrected after the agenda', isCorrected);
  chapter('is read by a meeting, which asks for something', meetingAsks);
});

describe('the rest of the year', () => {
  chapter('has a second quarter in which much moves', secondQuarter);
  chapter('has a third quarter in which somebody leaves', thirdQuarter);
  chapter('has a fourth quarter that says what was done', fourthQuarter);
  chapter('has the next plans made before it is over', rollsForward);
  chapter('ends while two years are alive', twoYearsAreAlive);
  chapter('is followed by another year', nextYearBegins);
});

describe('whoever reads it all', () => {
  chapter('finds every word that was said, with its initials', reportsSayWhatWasSaid);
  chapter('finds the figures and the moves', reportsSayTheRest);
  chapter('finds who did it', historySaysWhoDidIt);
});
