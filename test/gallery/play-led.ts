import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import { answerEqualityActions } from '../scenarios/answering.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { openAlbum } from './album.ts';
import { runCommand, tickAt } from './looking.ts';

/** Risks and equality actions, which have forms of their own; risks are reported from quarter 2 on. */
export async function playLed(council: Council): Promise<readonly Chapter[]> {
  await runCommand(council, 'import', EXAMPLE_PLAN);
  council.setTime('2026-10-01T08:00:00Z');
  await runCommand(council, 'quarter', 'open', '--directorate', 'CE', '--quarter', '2026-27/Q2');
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
  return [{ title: 'Risks and equality actions', screens: album.screens }];
}
