import type { Person } from '../../sandbox/people.ts';
import type { Screen } from '../../sandbox/pictures/draw-screen.ts';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { type Album, openAlbum, openFirstQuarter, write } from './album.ts';
import { lookAtEphemeral, tickAt } from './looking.ts';
import { importPlaces } from './play-two-directorates.ts';

const THE_SAME = 'The first families moved in during May, and the last will do so before the winter begins.';

/** What an officer of two directorates does besides: chooses, reminds one, waives, decides, publishes; and who may not. */
export async function playDesk(council: Council): Promise<readonly Chapter[]> {
  council.slack.addChannel({ name: 'reports', id: council.plan.directorate.channelId ?? '', hasBot: true });
  await openFirstQuarter(council);
  const album = openAlbum(council);
  const jo = council.slack.as('JP');
  const refused = await refuse(council);
  await remind(jo, album);
  await agree(council, album);
  await waive(council, album);
  await publish(council, album);
  const chosen = await choose(council, album);
  return [{ title: 'More of the officer’s desk', screens: { ...refused, ...album.screens, ...chosen } }];
}

async function refuse({ slack }: Council): Promise<Record<string, Screen>> {
  const anne = slack.as('AMc');
  const publishing = await anne.command('/quarter publish');
  const unknown = await slack.as('JP').command('/quarter pubish');
  return {
    'quarter-refused': lookAtEphemeral('/quarter publish, by somebody who may not', anne, publishing),
    'quarter-unknown': lookAtEphemeral('/quarter pubish', slack.as('JP'), unknown),
  };
}

async function remind(jo: Person, album: Album): Promise<void> {
  await jo.command('/quarter remind AMc XYZ');
  album.form('remind-initials', '/quarter remind AMc XYZ: one of them is nobody', jo);
  await jo.submit();
  album.form('remind-sent', 'Who has had a reminder today gets no second one', jo);
  await jo.close({ all: true });
}

async function agree(council: Council, album: Album): Promise<void> {
  const [theresa, jo] = [council.slack.as('TC'), council.slack.as('JP')];
  await theresa.command('/milestone CFS1');
  await theresa.press('Ask to change or stop this milestone');
  await theresa.fill('What do you ask for?', 'Change it');
  await theresa.fill('To be done by', '2027-01-31');
  await theresa.fill('Why?', 'The second group of apprentices starts in October.');
  await theresa.submit();
  await theresa.close({ all: true });
  await jo.openHome();
  await jo.press('Decide proposals', { in: 'home' });
  await jo.press('Record as agreed');
  await jo.fill('Who decided?', 'Children and Learning Board');
  await jo.fill('When?', '2026-07-01');
  await jo.fill('In which minute?', '14');
  await jo.submit();
  album.form('proposal-agreed', 'Recorded as agreed, with Undo', jo);
  await jo.close({ all: true });
}

async function waive(council: Council, album: Album): Promise<void> {
  const [theresa, jo] = [council.slack.as('TC'), council.slack.as('JP')];
  for (const ref of ['CFS1', 'CFS4']) {
    await theresa.command(`/milestone ${ref}`);
    await write(theresa, THE_SAME);
    await theresa.submit();
    if (theresa.modal?.text.includes('What should councillors know?')) await theresa.submit();
    await theresa.close({ all: true });
  }
  await tickAt(council, '2026-07-22T08:00:00Z');
  await jo.command('/quarter check');
  album.form('finding-blocks', 'What keeps the report from being published', jo);
  await jo.press('Waive with a reason', { nth: 1 });
  album.form('waive-form', 'Waive with a reason', jo);
  await jo.fill('Why can it be published as it is?', 'One text speaks for both, and the Board has agreed to that.');
  await jo.submit();
  album.form('finding-waived', 'Waived, with Undo', jo);
  await jo.close({ all: true });
}

async function publish(council: Council, album: Album): Promise<void> {
  const jo = council.slack.as('JP');
  await jo.command('/quarter publish');
  await jo.submit();
  album.form('publishing', 'Publishing takes a moment', jo);
  await council.slack.until(() => jo.modal?.text.includes('revision 1') === true, { timeoutMs: 60_000 });
  album.form('published', 'Published', jo);
  await jo.close({ all: true });
}

async function choose(council: Council, album: Album): Promise<Record<string, Screen>> {
  const jo = council.slack.as('JP');
  await importPlaces(council);
  const asked = await jo.command('/quarter');
  const which = lookAtEphemeral('/quarter of an officer of two directorates', jo, asked);
  await album.home('home-two-offices', 'Home of an officer of two directorates', jo);
  await jo.press('Show', { in: 'home', nth: 1 });
  await album.home('home-other-office', 'The other one is shown', jo);
  return { 'quarter-which': which };
}
