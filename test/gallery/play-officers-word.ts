import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { type Album, openAlbum, openFirstQuarter, STATUS, TEXT, write } from './album.ts';
import { runCommand, tickAt } from './looking.ts';

const COPS2 = ['--directorate', 'CE', '--quarter', '2026-27/Q1', '--ref', 'COPS2'];

/** What comes back with a question; an owner who asks for another date; two people on one milestone. */
export async function playOfficersWord(council: Council): Promise<readonly Chapter[]> {
  await openFirstQuarter(council);
  return [
    { title: 'Asking to change or stop', screens: await propose(council) },
    { title: 'Two people, one milestone', screens: await overtake(council) },
    { title: 'What comes back with a question', screens: await sendBack(council) },
  ];
}

async function propose(council: Council) {
  const album = openAlbum(council);
  const theresa = council.slack.as('TC');
  await theresa.command('/milestone CFS1');
  await theresa.press('Ask to change or stop this milestone');
  album.form('proposal-form', 'Ask to change or stop this milestone', theresa);
  await theresa.fill('What do you ask for?', 'Change it');
  await theresa.fill('To be done by', '2027-01-31');
  await theresa.fill(
    'Why?',
    'The second group of apprentices starts in October, and their managers are asked in December.',
  );
  await theresa.submit();
  album.form('proposal-made', 'Proposed', theresa);
  await theresa.close({ all: true });
  await theresa.command('/milestone CFS1');
  album.form('proposal-standing', 'The form while a proposal stands', theresa);
  const officer = council.slack.as('JP');
  await officer.openHome();
  await officer.press('Decide proposals', { in: 'home' });
  album.form('proposals-desk', 'What is proposed, for the officer', officer);
  await officer.press('Support');
  album.form('proposals-decided', 'What was decided, with Undo', officer);
  await officer.press('Undo');
  await officer.press('Record as agreed');
  album.form('proposal-decision', 'Recording what was agreed', officer);
  await officer.close({ all: true });
  await theresa.press('Change or withdraw your proposal');
  album.form('proposal-change', 'Change or withdraw your proposal', theresa);
  await theresa.press('Withdraw this proposal');
  album.form('proposal-withdrawn', 'Withdrawn', theresa);
  await theresa.close({ all: true });
  await decline(council, album);
  return album.screens;
}

async function decline(council: Council, album: Album): Promise<void> {
  const [alison, officer] = [council.slack.as('AMc'), council.slack.as('JP')];
  await alison.command('/milestone COPS2');
  await alison.press('Ask to change or stop this milestone');
  await alison.fill('What do you ask for?', 'Change it');
  await alison.fill('To be done by', '2027-09-30');
  await alison.fill('Why?', 'Two schools send their forecasts in the summer only.');
  await alison.submit();
  await alison.close({ all: true });
  await officer.openHome();
  await officer.press('Decide proposals', { in: 'home' });
  await officer.press('Record as declined');
  await officer.fill('Who decided?', 'Children and Learning Board');
  await officer.fill('When?', '2026-07-01');
  await officer.fill('Why? Its owner reads this.', 'The board wants to see what there is in March.');
  album.form('proposal-declining', 'Recording what was declined', officer);
  await officer.submit();
  album.form('proposal-declined', 'Recorded', officer);
  await officer.close({ all: true });
}

async function overtake(council: Council) {
  const album = openAlbum(council);
  const samir = council.slack.as('SN');
  const phone = council.slack.as('SN', { device: 'phone' });
  await samir.command('/milestone LAS2');
  await samir.fill(STATUS, 'Green: on course');
  await samir.fill(TEXT, 'Five of seven adviser posts are filled.');
  await phone.command('/milestone LAS2');
  await phone.fill(STATUS, 'Amber: too early to say');
  await phone.fill(TEXT, 'Two of seven adviser posts are vacant since May.');
  await phone.submit();
  await samir.submit();
  album.form('form-overtaken', 'Something else was sent since the form was opened', samir);
  await samir.close({ all: true });
  await phone.close({ all: true });
  return album.screens;
}

async function sendBack(council: Council) {
  const album = openAlbum(council);
  const anne = council.slack.as('AMc');
  await anne.command('/milestone COPS2');
  await write(anne, 'Two sites are open, and the third follows.');
  await anne.submit();
  await anne.close({ all: true });
  await tickAt(council, '2026-07-22T08:00:00Z');
  await runCommand(
    council,
    'return',
    ...COPS2,
    '--question',
    'Which two sites are open, and when does the third follow?',
  );
  await tickAt(council, '2026-07-22T08:05:00Z');
  album.message('returned-message', 'Sent back with a question', anne);
  await album.home('home-returned', 'With a question that is open', anne);
  await anne.press('Answer', { in: anne.dms().at(-1) });
  album.form('returned-form', 'The form, with the question on top', anne);
  await anne.fill(TEXT, 'The sites in Ford and Cray are open. The third follows in May.');
  await anne.submit();
  album.form('returned-saved', 'Answered', anne);
  await anne.close({ all: true });
  return album.screens;
}
