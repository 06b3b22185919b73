import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import {
  comesOf,
  handInFile,
  LEARNING,
  LEARNING_SECOND,
  LEARNING_WRONG,
  openFinanceForm,
  storeFile,
} from '../support/finance-hand-in.ts';
import { openAlbum, openFirstQuarter } from './album.ts';
import { tickAt } from './looking.ts';

/** How finance hands its tables in, from Slack. */
export async function playFinance(council: Council): Promise<readonly Chapter[]> {
  await openFirstQuarter(council);
  const album = openAlbum(council);
  const fay = council.slack.as('FW');
  album.message('finance-asked', 'Asked for the figures', fay);
  await album.home('finance-home', 'Home of a finance contact', fay);
  await fay.command('/quarter finance');
  album.form('finance-list', 'Which figures', fay);
  await openFinanceForm(fay);
  album.form('finance-form', 'Handing in the figures', fay);
  await handInFile(council, fay, { content: LEARNING_WRONG });
  album.form('finance-problems', 'What does not add up', fay);
  await fay.fill('Another file', [{ name: 'learning-2.csv', content: LEARNING }]);
  await fay.fill('What finance says of it', 'Spending is a little behind, and catches up by September.');
  await fay.submit();
  await comesOf(council, fay);
  album.form('finance-found', 'Read before it is stored', fay);
  await storeFile(council, fay);
  album.form('finance-stored', 'The figures are in', fay);
  await tickAt(council, '2026-07-02T09:00:00Z');
  album.message('finance-receipt', 'The same message, once some are in', fay);
  await handInFile(council, fay, { content: LEARNING_SECOND, name: 'learning-3.csv' });
  album.form('finance-second', 'What a second version changes', fay);
  await closeTooEarly(council);
  album.message('finance-message', 'What was found, after the form was closed', fay);
  await fay.press('Go on', { in: fay.dms().at(-1) });
  await comesOf(council, fay);
  await fay.close({ all: true });
  return [{ title: 'Figures from finance', screens: album.screens }];
}

/** The form is closed while the file is read. */
async function closeTooEarly({ slack }: Council): Promise<void> {
  const fay = slack.as('FW');
  await openFinanceForm(fay, 'Care and Family Support');
  await fay.fill('The file', [{ name: 'care.csv', content: LEARNING_WRONG.replace('Learning and Schools', '') }]);
  slack.faults.nextDelivery('view_submission', { kind: 'held' });
  await fay.submit();
  await fay.close({ all: true });
  await slack.deliverHeld();
  await slack.until(() => fay.dms().some(({ text }) => text.includes('You had closed the form')));
}
