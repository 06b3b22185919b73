import SqliteDatabase from 'better-sqlite3';
import type { Screen } from '../../sandbox/pictures/draw-screen.ts';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { lookAtDm, lookAtEphemeral, lookAtModal, runCommand, tickAt } from './looking.ts';

const FIRST = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];
const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';
const WORDS = 'Two sites have opened, with places for 60 children.';

type Screens = Record<string, Screen>;

/** What people see when something is not as they think, or does not work. */
export async function playTrouble(council: Council): Promise<readonly Chapter[]> {
  await runCommand(council, 'import', EXAMPLE_PLAN);
  await runCommand(council, 'quarter', 'open', ...FIRST);
  await tickAt(council, '2026-07-01T08:00:00Z');
  const screens = {
    ...(await askWrongly(council)),
    ...(await saveWhileBusy(council)),
    ...(await failToOpen(council)),
    ...(await saveTooLate(council)),
  };
  return [{ title: 'When something is different, or does not work', screens }];
}

async function askWrongly({ slack }: Council): Promise<Screens> {
  const anne = slack.as('AMc');
  await slack.setPerson({ initials: 'GG', name: 'Gill Guest', isRestricted: true });
  const guest = slack.as('GG');
  return {
    'trouble-unknown-ref': lookAtEphemeral('/milestone COSP2', anne, await anne.command('/milestone COSP2')),
    'trouble-help': lookAtEphemeral('/milestone help', anne, await anne.command('/milestone help')),
    'trouble-guest': lookAtEphemeral('A guest types /milestone', guest, await guest.command('/milestone')),
  };
}

async function saveWhileBusy(council: Council): Promise<Screens> {
  const anne = council.slack.as('AMc');
  await anne.command('/milestone COPS2');
  await anne.fill(STATUS, 'Green: on course');
  await anne.fill(TEXT, WORDS);
  const other = new SqliteDatabase(council.databasePath);
  other.exec('begin immediate');
  const seen = await anne.submit();
  other.exec('rollback');
  other.close();
  const screens = { 'trouble-busy': lookAtModal('The store is locked while somebody saves', seen) };
  await anne.close({ all: true });
  return screens;
}

async function failToOpen({ slack }: Council): Promise<Screens> {
  const theresa = slack.as('TC');
  slack.faults.next('views.open', { kind: 'http-error' });
  await theresa.command('/milestone CFS1');
  await slack.until(() => theresa.ephemerals().length > 0 || theresa.dms().length > 1);
  const [ephemeral] = theresa.ephemerals();
  if (ephemeral === undefined) return { 'trouble-not-opened': lookAtDm('A form could not be opened', theresa) };
  return { 'trouble-not-opened': lookAtEphemeral('A form could not be opened', theresa, { messages: [ephemeral] }) };
}

async function saveTooLate(council: Council): Promise<Screens> {
  const samir = council.slack.as('SN');
  const [reminder] = samir.dms();
  if (reminder === undefined) throw new Error('No reminder has come.');
  await samir.command('/milestone LAS2');
  await samir.fill(STATUS, 'Green: on course');
  await samir.fill(TEXT, WORDS);
  await tickAt(council, '2026-07-21T16:01:00Z');
  const closed = lookAtModal('The window closed while the form was open', await samir.submit());
  await samir.close({ all: true });
  const older = await samir.press('Update', { in: reminder, nth: 1, asShown: true });
  return { 'trouble-closed': closed, 'trouble-older-button': lookAtModal('A button of an older message', older) };
}
