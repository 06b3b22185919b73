import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import { type Council, openCouncil } from '../support/council.ts';
import { playAnswering } from './play-answering.ts';
import { playAskingOthers } from './play-asking-others.ts';
import { playChecks } from './play-checks.ts';
import { playConflicts } from './play-conflicts.ts';
import { playContributors } from './play-contributors.ts';
import { playCorrections } from './play-corrections.ts';
import { playCovers } from './play-covers.ts';
import { playDesk } from './play-desk.ts';
import { playEntering } from './play-entering.ts';
import { playEveryKind } from './play-every-kind.ts';
import { playFiguresAndItems } from './play-figures-and-items.ts';
import { playFiles } from './play-files.ts';
import { playFinance } from './play-finance.ts';
import { playHome } from './play-home.ts';
import { playItemsChanged } from './play-items-changed.ts';
import { playLate } from './play-late.ts';
import { playLed } from './play-led.ts';
import { playLongAndEmpty } from './play-long-and-empty.ts';
import { playMany } from './play-many.ts';
import { playMeetingActions } from './play-meeting-actions.ts';
import { playOfficersWord } from './play-officers-word.ts';
import { playOwnDates } from './play-own-dates.ts';
import { playPeople } from './play-people.ts';
import { playQuarter } from './play-quarter.ts';
import { playReminders } from './play-reminders.ts';
import { playReview } from './play-review.ts';
import { playSendAgain } from './play-send-again.ts';
import { playSignOff } from './play-sign-off.ts';
import { playTrouble } from './play-trouble.ts';
import { playTwoDirectorates } from './play-two-directorates.ts';
import { playWalk } from './play-walk.ts';
import { playWordAndAnnex } from './play-word-and-annex.ts';

/** Each plays in a council of its own, and says what people saw. */
export const PLAYS: readonly ((council: Council) => Promise<readonly Chapter[]>)[] = [
  playAnswering,
  playWalk,
  playChecks,
  playFiguresAndItems,
  playEveryKind,
  playLed,
  playFinance,
  playContributors,
  playAskingOthers,
  playOfficersWord,
  playEntering,
  playCorrections,
  playReview,
  playCovers,
  playMeetingActions,
  playWordAndAnnex,
  playSignOff,
  playSendAgain,
  playItemsChanged,
  playTwoDirectorates,
  playHome,
  playMany,
  playQuarter,
  playDesk,
  playPeople,
  playReminders,
  playOwnDates,
  playFiles,
  playLongAndEmpty,
  playTrouble,
  playConflicts,
];

/** Here whoever is the finance contact drafts for others, too, while those who try what is not theirs have one role each. */
const OF_SEVERAL_ROLES: typeof PLAYS = [playLate];

/** Real time that a form waits for a lock which somebody holds: nobody waits here for two seconds each time. */
const STORE_WITHIN_MS = 150;

/**
 * Everything that people see, by turns over Socket Mode and over HTTP: neither is left out, and nothing is played twice.
 * @param watch looks on, from the beginning of each play to what it returns
 * @throws when two screens have the same name: one would take the other's place
 */
export async function playGallery(watch?: (council: Council) => () => void): Promise<readonly Chapter[]> {
  const chapters: Chapter[] = [];
  for (const [index, play] of [...PLAYS, ...OF_SEVERAL_ROLES].entries()) {
    const transport = index % 2 === 0 ? 'socket' : 'http';
    const council = await openCouncil({ transport, storeWithinMs: STORE_WITHIN_MS });
    const stop = watch?.(council);
    chapters.push(
      ...(await play(council)
        .finally(() => stop?.())
        .finally(council.stop)),
    );
  }
  const names = chapters.flatMap(({ screens }) => Object.keys(screens));
  const double = names.find((name, index) => names.indexOf(name) !== index);
  if (double !== undefined) throw new Error(`Two screens of the gallery are called ${double}.`);
  return chapters;
}
