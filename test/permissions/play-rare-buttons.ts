import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Delivery } from '../../sandbox/delivery.ts';
import { writeEntryValue, writePageValue } from '../../src/slack/id-values.ts';
import { ACTIONS } from '../../src/slack/ids.ts';
import { openFirstQuarter, TEXT, write } from '../gallery/album.ts';
import { runCommand, tickAt } from '../gallery/looking.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { optionOf } from '../support/orphaned.ts';
import { readColumn } from '../support/read-column.ts';
import { type ByHand, pressByHand } from './press-by-hand.ts';

const FIRST = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];

/** Buttons that stand only where much has been done before, pressed by those to whom they are shown, while they do something. */
export async function playRareButtons(council: Council): Promise<void> {
  const planPath = join(council.folder, 'contributors.yaml');
  await council.slack.setPerson({ initials: 'WR', name: 'Will Reed' });
  const writer = `  - { initials: WR, name: Will Reed, title: Writer, slack: ${council.slack.userId('WR')} }`;
  const plan = readFileSync(EXAMPLE_PLAN, 'utf8')
    .replace('people:\n', `people:\n${writer}\n`)
    // More than a short list holds.
    .replaceAll('owner: SN', 'owner: AMc');
  writeFileSync(planPath, plan.replaceAll(/( +)owner: AMc\n( +)due/g, '$1owner: AMc\n$1contributors: [WR]\n$2due'));
  await openFirstQuarter(council, planPath);
  await readDrafts(council);
  await answerOneAfterTheOther(council);
  await beginItems(council);
  await sayThatThereIsNothing(council);
  await reviewAll(council);
  await turnPages(council);
  await endTheQuarter(council);
  await settleAnIssue(council);
}

async function readDrafts(council: Council): Promise<void> {
  const [anne, will] = [council.slack.as('AMc'), council.slack.as('WR')];
  for (const nth of [1, 2]) {
    await will.press('Draft', { in: will.dms()[0], nth: 1 });
    await write(will, `Draft number ${nth}: two sites have opened, with places for 60 children.`);
    await will.submit();
    await will.close();
    await tickAt(council, `2026-07-01T09:0${nth}:00Z`);
  }
  await anne.press('Read these 2', { in: anne.dms().at(-1) });
  await anne.press('Edit', { nth: 1 });
  await anne.close({ all: true });
  await anne.press('Read these 2', { in: anne.dms().at(-1) });
  await anne.press('Approve all read (2)');
  await anne.close({ all: true });
}

async function answerOneAfterTheOther({ slack }: Council): Promise<void> {
  const anne = slack.as('AMc');
  await anne.shortcut('Update a milestone');
  await anne.fill('Which one?', optionOf(anne, 'COPS2'));
  await anne.submit();
  await write(anne, 'The forecasts of all schools are in, and the report goes to members in November.');
  await anne.submit();
  await anne.press('Next');
  await anne.close({ all: true });
}

async function beginItems({ slack }: Council): Promise<void> {
  const anne = slack.as('AMc');
  const work = async () => (await anne.command('/milestone')).messages.at(-1);
  await anne.press('Add an emerging issue', { in: await work() });
  await anne.type('Title', 'Advisers leave');
  await anne.close({ all: true });
  await anne.press('Continue', { in: await work() });
  await anne.fill(TEXT, 'Three of seven advisers have left, and nobody has applied for their posts so far.');
  await anne.submit();
  await anne.close({ all: true });
}

async function sayThatThereIsNothing({ slack }: Council): Promise<void> {
  const [theresa, jo] = [slack.as('TC'), slack.as('JP')];
  await theresa.press('Nothing this quarter', { in: (await theresa.command('/milestone')).messages.at(-1) });
  await theresa.press('Undo');
  await theresa.close({ all: true });
  await jo.openHome();
  await jo.press('Confirm: nothing to report', { in: 'home', near: 'Equality actions' });
  await jo.press('Undo');
  await jo.close({ all: true });
}

async function reviewAll(council: Council): Promise<void> {
  const jo = council.slack.as('JP');
  await jo.command('/milestone COPS2 history');
  await jo.press('Send back with a question');
  await jo.fill('What do you want to know?', 'In which week of November?');
  await jo.submit();
  await jo.close({ all: true });
  await jo.command('/milestone COPS2 history');
  await jo.press('Close the question');
  await jo.close({ all: true });
  await tickAt(council, '2026-07-02T08:00:00Z');
  await jo.press('Review', { in: jo.dms().at(-1) });
  await jo.press(/^Accept all read/);
  await pressBeside(council, () => jo.press(/^Show/), [
    { actionId: ACTIONS.nextReviewPage, value: '2' },
    { actionId: ACTIONS.previousReviewPage, value: '1' },
  ]);
  await jo.close({ all: true });
}

/** As if there were more than one page; and what stands in a message that was written for somebody on their way out. */
async function turnPages(council: Council): Promise<void> {
  const one = (sql: string) => String(readColumn(council.databasePath, sql)[0] ?? '');
  const directorate = one("select id from directorate where code = 'CE'");
  const milestone = one("select id from milestone where ref = 'CFS1'");
  const jo = council.slack.as('JP');
  await jo.openHome();
  await pressBeside(council, () => jo.press('Put items in order', { in: 'home' }), [
    { actionId: ACTIONS.nextPeople, value: writePageValue(2, directorate) },
    { actionId: ACTIONS.previousPeople, value: writePageValue(1, directorate) },
    { actionId: ACTIONS.chooseDirectorate, value: directorate },
    { actionId: ACTIONS.enterAnother, value: writeEntryValue({ kind: 'milestone', id: milestone }, '2026-27/Q1') },
  ]);
}

/** An annex, and more that never came than one page holds. */
async function endTheQuarter(council: Council): Promise<void> {
  await tickAt(council, '2026-07-22T08:00:00Z');
  await runCommand(council, 'withhold', ...FIRST, '--ref', 'COPS2', '--why', 'It names a person.');
  // The other directorate has a window of this quarter, too.
  const ofFirst =
    "select id from collection_window where directorate_id = (select id from directorate where code = 'CE')";
  const [window] = readColumn(council.databasePath, ofFirst);
  const jo = council.slack.as('JP');
  await jo.openHome();
  await pressBeside(council, () => jo.press('Put items in order', { in: 'home' }), [
    { actionId: ACTIONS.nextGaps, value: writePageValue(3, String(window)) },
    { actionId: ACTIONS.sendAnnex, value: writePageValue(1, 'CE', '2026-27/Q1') },
  ]);
  await jo.close({ all: true });
}

async function settleAnIssue(council: Council): Promise<void> {
  await runCommand(council, 'quarter', 'publish', ...FIRST);
  council.setTime('2026-10-01T07:30:00Z');
  await runCommand(council, 'quarter', 'open', '--directorate', 'CE', '--quarter', '2026-27/Q2');
  await tickAt(council, '2026-10-01T08:00:00Z');
  const anne = council.slack.as('AMc');
  await anne.choose('Still live: carry it on', { in: (await anne.command('/milestone')).messages.at(-1) });
  await anne.close({ all: true });
}

/** Presses that this person could have done beside one that they did, written by hand. */
async function pressBeside({ slack }: Council, did: () => Promise<unknown>, presses: readonly ByHand[]): Promise<void> {
  const seen: Delivery[] = [];
  const stop = slack.onDelivery(async (delivery) => void seen.push(delivery));
  await did();
  stop();
  const [press] = seen;
  if (press === undefined) throw new Error('Nothing was pressed that could be copied.');
  for (const each of presses) await slack.deliver(pressByHand(press, each));
}
