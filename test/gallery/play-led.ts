import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import { answerEqualityActions } from '../scenarios/answering.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { type Album, openAlbum, TEXT } from './album.ts';
import { runCommand, tickAt } from './looking.ts';

const WINDOW = ['--directorate', 'CE', '--quarter', '2026-27/Q2'];

/** Risks and equality actions, which have forms of their own; risks are reported from quarter 2 on. */
export async function playLed(council: Council): Promise<readonly Chapter[]> {
  await runCommand(council, 'import', EXAMPLE_PLAN);
  council.setTime('2026-10-01T08:00:00Z');
  await runCommand(council, 'quarter', 'open', ...WINDOW);
  await tickAt(council, '2026-10-01T08:00:00Z');
  const album = openAlbum(council);
  const [anne, theresa] = [council.slack.as('AMc'), council.slack.as('TC')];
  const { messages } = await theresa.command('/milestone');
  await theresa.press('Update', { in: messages.at(-1), near: 'Too few foster carers' });
  album.form('risk-form', 'A risk', theresa);
  await theresa.fill('How likely is it now, with the controls in place?', '4: likely');
  await theresa.fill('What would the impact be now?', '3: medium');
  await theresa.submit();
  album.form('risk-refused', 'What was done is missing', theresa);
  await theresa.fill('What was done?', 'Eleven carers were approved.\n- two for siblings');
  await theresa.fill('What comes next, and by when?', 'A second campaign in January.');
  await theresa.submit();
  album.form('risk-saved', 'Saved', theresa);
  await theresa.close({ all: true });
  await anne.press('Update', { in: anne.dms().at(-1), near: 'four languages' });
  album.form('equality-form', 'An equality action', anne);
  await anne.close({ all: true });
  await answerEqualityActions(council, 'AMc');
  await album.home('home-all-kinds', 'With entries of every kind', theresa);
  await contest(council, album);
  return [{ title: 'Risks and equality actions', screens: album.screens }];
}

/** A lead at two screens; and a question that comes while its lead types. */
async function contest(council: Council, album: Album): Promise<void> {
  const { slack } = council;
  const [laptop, phone, anne] = [slack.as('TC'), slack.as('TC', { device: 'phone' }), slack.as('AMc')];
  for (const screen of [laptop, phone]) await screen.command('/milestone Risk 1');
  await phone.fill('What was done?', 'Twelve carers were approved, three of them for siblings.');
  await phone.submit();
  await laptop.fill('What was done?', 'Twelve carers were approved.');
  await laptop.submit();
  album.form('risk-overtaken', 'A risk was answered elsewhere meanwhile', laptop);
  for (const screen of [laptop, phone]) await screen.close({ all: true });
  await anne.command('/milestone Equality action 1');
  await anne.fill(TEXT, 'Leaflets are printed in all four languages, and schools have them.');
  await runCommand(council, 'return', ...WINDOW, '--ref', 'Equality action 1', '--question', 'Which four languages?');
  await anne.submit();
  album.form('equality-returned', 'An equality action came back while its lead was writing', anne);
  await anne.close({ all: true });
}
