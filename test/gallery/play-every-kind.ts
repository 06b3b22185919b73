import type { Person } from '../../sandbox/people.ts';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { EVERY_KIND_PLAN, fillAnswer } from '../support/every-kind.ts';
import { type Album, openAlbum, openFirstQuarter } from './album.ts';
import { lookAtEphemeral, runCommand, tickAt } from './looking.ts';

const FIRST = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];
/** What is looked at once it is filled in, before it is saved. */
const FORMS: Readonly<Record<string, readonly [name: string, caption: string]>> = {
  PM1: ['status-before-its-start', 'Nothing has begun, and need not have'],
  PM4: ['status-after-its-start', 'It should have begun, and has not'],
  PM7: ['status-at-its-date', 'Its date has come'],
  PI3: ['indicator-overridden', 'Provisional, and with another status than the computed one'],
  PI5: ['indicator-once-a-year', 'Once a year, for a period of its own'],
  PI6: ['indicator-for-information', 'For information: without a target and without a status'],
  PI7: ['indicator-target-to-come', 'The target is still to be confirmed'],
  PN3: ['indicator-without-figure', 'Why there is no figure'],
};
const SAVED: Readonly<Record<string, readonly [name: string, caption: string]>> = {
  PM4: ['status-not-started-saved', 'Saved: Red, and not started yet'],
  PM7: ['status-completed-saved', 'Saved: completed'],
  PI5: ['indicator-period-saved', 'Saved, with the period that it covers'],
  PN3: ['indicator-no-figure-saved', 'Saved without a figure'],
};

/** Every status and every kind of indicator, and how others read them once they are published. */
export async function playEveryKind(council: Council): Promise<readonly Chapter[]> {
  await openFirstQuarter(council, EVERY_KIND_PLAN);
  const album = openAlbum(council);
  const anne = council.slack.as('AMc');
  await lookAtSlip(anne, album);
  for (const [ref, screen] of Object.entries(FORMS)) {
    await anne.command(`/milestone ${ref}`);
    await fillAnswer(anne, ref);
    album.form(...screen, anne);
    await anne.submit();
    const saved = SAVED[ref];
    if (saved !== undefined) album.form(...saved, anne);
    await anne.close({ all: true });
  }
  await tickAt(council, '2026-07-21T16:00:00Z');
  await runCommand(council, 'quarter', 'publish', ...FIRST);
  await tickAt(council, '2026-07-21T16:05:00Z');
  const samir = council.slack.as('SN');
  const card = async (caption: string, ref: string) =>
    lookAtEphemeral(caption, samir, await samir.command(`/milestone ${ref}`));
  return [
    {
      title: 'Every status and every kind of indicator',
      screens: {
        ...album.screens,
        'card-completed': await card('A completed milestone, to others', 'PM7'),
        'card-for-information': await card('An indicator for information, to others', 'PI6'),
      },
    },
  ];
}

/** The choice and the day say different things. */
async function lookAtSlip(anne: Person, album: Album): Promise<void> {
  await anne.command('/milestone PM7');
  await fillAnswer(anne, 'PM7');
  await anne.fill('Was it done?', 'Completed');
  await anne.submit();
  album.form('status-day-refused', 'Completed, on a day after its date', anne);
  await anne.close({ all: true });
}
