import type { Delivery } from '../../sandbox/delivery.ts';
import { writeEntryValue, writePageValue, writeQuarterValue } from '../../src/slack/id-values.ts';
import { ACTIONS, CALLBACKS } from '../../src/slack/ids.ts';
import { openFirstQuarter, write } from '../gallery/album.ts';
import { runCommand, tickAt } from '../gallery/looking.ts';
import type { Council } from '../support/council.ts';
import { optionOf, withoutOwnerOf } from '../support/orphaned.ts';
import { readColumn } from '../support/read-column.ts';
import { pressByHand, submitByHand } from './press-by-hand.ts';

const QUARTER = '2026-27/Q1';
const DEVELOPMENT = 'Four of the five children’s centres now open on Saturdays, and families use them.';

/** What no other play does: the rarer buttons. Nothing is looked at here; what they do is tested where they are at home. */
export async function playTheRest(council: Council): Promise<void> {
  await openFirstQuarter(council);
  const seen: Delivery[] = [];
  const stop = council.slack.onDelivery(async (delivery) => void seen.push(delivery));
  await inForms(council);
  await withItems(council);
  await sayTheSameTwice(council);
  stop();
  await atTheDesk(council);
  await byHand(council, seen);
}

async function inForms({ slack }: Council): Promise<void> {
  const anne = slack.as('AMc');
  await anne.press('Start', { in: anne.dms()[0] });
  await anne.press('Skip');
  await anne.press('Back');
  await write(anne, 'Two of the three sites were found before the summer, and one was not.');
  await anne.press('Discard draft');
  await anne.close({ all: true });
  await anne.command('/milestone COPS2');
  await anne.press('Ask to change or stop this milestone');
  await anne.type('Why?', 'The builder has gone, and another one is being looked for.');
  await anne.close();
  await anne.press('Ask to change or stop this milestone');
  await anne.press('Discard draft');
  await anne.close({ all: true });
}

/** The same text twice, which keeps a report from being published. */
async function sayTheSameTwice({ slack }: Council): Promise<void> {
  const theresa = slack.as('TC');
  for (const ref of ['CFS1', 'CFS4']) {
    await theresa.command(`/milestone ${ref}`);
    await write(theresa, 'The first families moved in during May, and the last will do so before the winter begins.');
    await theresa.submit();
    if (theresa.modal?.text.includes('What should councillors know?')) await theresa.submit();
    await theresa.close({ all: true });
  }
}

async function withItems({ slack }: Council): Promise<void> {
  const anne = slack.as('AMc');
  const add = async () => {
    await anne.command('/milestone');
    await anne.press('Add a key development');
  };
  await add();
  await anne.type('Title', 'Saturdays');
  await anne.close({ all: true });
  await add();
  await anne.press('Discard draft');
  await anne.close({ all: true });
  await add();
  await anne.fill('Title', 'Saturdays');
  await anne.fill('What should councillors know?', DEVELOPMENT);
  await anne.submit();
  await anne.close({ all: true });
}

async function atTheDesk(council: Council): Promise<void> {
  const jo = council.slack.as('JP');
  await runCommand(council, 'import', withoutOwnerOf(council, 'COPS2'));
  await jo.openHome();
  await jo.press('Reassign', { in: 'home' });
  await jo.fill('What, and whose is it now?', optionOf(jo, 'COPS2'));
  await jo.fill('Who answers for it from now on?', optionOf(jo, 'Alison McBride'));
  await jo.submit();
  await jo.close({ all: true });
  await jo.press('Somebody is away', { in: 'home' });
  await jo.close({ all: true });
  await jo.command('/quarter status');
  await jo.command('/quarter open');
  await jo.command('/quarter remind');
  await jo.close({ all: true });
  await jo.command('/quarter history');
  await jo.press('Show older');
  await jo.press('Show newer');
  await jo.press('Send me the file');
  await jo.close({ all: true });
  await tickAt(council, '2026-07-22T08:00:00Z');
  await jo.openHome();
  await jo.press('Read the checks', { in: 'home' });
  await jo.press('Waive with a reason', { nth: 1 });
  await jo.fill('Why can it be published as it is?', 'One text speaks for both, and the Board has agreed to that.');
  await jo.submit();
  await jo.press('Dismiss', { nth: 1 });
  await jo.press('Next page');
  await jo.press('Next page');
  await jo.press('Undo', { nth: 1 });
  await jo.press('Previous page');
  await jo.close({ all: true });
  await jo.command('/quarter preview');
  await jo.command('/quarter amend');
  await jo.close({ all: true }).catch(() => undefined);
  await jo.command('/quarter sign-off');
}

/** Presses that need much to be there before their buttons are: written by hand, with the values that they carry. */
async function byHand(council: Council, seen: readonly Delivery[]): Promise<void> {
  const { slack } = council;
  const one = (sql: string) => String(readColumn(council.databasePath, sql)[0] ?? '');
  const directorate = one("select id from directorate where code = 'CE'");
  const milestone = one("select id from milestone where ref = 'COPS2'");
  const window = one(`select id from collection_window where directorate_id = '${directorate}'`);
  const item = one(`select item_id from item_version where directorate_id = '${directorate}'`);
  const entry = writeEntryValue({ kind: 'milestone', id: milestone }, QUARTER);
  const inQuarter = writeQuarterValue(directorate, QUARTER);
  const presses: readonly (readonly [string, string])[] = [
    [ACTIONS.proposalsDesk, writeQuarterValue('CE', QUARTER)],
    [ACTIONS.supportProposal, milestone],
    [ACTIONS.agreeProposal, milestone],
    [ACTIONS.declineProposal, milestone],
    [ACTIONS.decideGaps, window],
    [ACTIONS.sendAgain, one('select id from delivery')],
    [ACTIONS.enterFor, window],
    [ACTIONS.reassign, window],
    [ACTIONS.enterMissing, entry],
    [ACTIONS.somethingWrong, entry],
    [ACTIONS.thisOnCourse, entry],
    [ACTIONS.arrangeItem, writeQuarterValue(item, QUARTER)],
    [ACTIONS.discardLateDraft, entry],
    [ACTIONS.discardLateItem, `${QUARTER}|key-development|${directorate}`],
    [ACTIONS.showHistory, entry],
    [ACTIONS.earlierQuarters, writePageValue(2, milestone)],
    [ACTIONS.laterQuarters, writePageValue(1, milestone)],
    [ACTIONS.showCard, entry],
    [ACTIONS.previousChoices, writePageValue(1, 'answer', 'COPS1')],
    [ACTIONS.nextChoices, writePageValue(2, 'answer', 'COPS1')],
    [ACTIONS.awayForOthers, window],
    [ACTIONS.addKeyDevelopment, inQuarter],
    [ACTIONS.addEmergingIssue, inQuarter],
    [ACTIONS.restoreItem, writeQuarterValue(item, QUARTER)],
    [ACTIONS.sayWhatWasDone, 'ma-1'],
    [ACTIONS.previousHomePage, '1'],
    [ACTIONS.quarterAct, 'publish CE'],
  ];
  const press = seen.find(({ kind, payload }) => kind === 'block_actions' && payload.message !== undefined);
  const submit = seen.find(({ kind }) => kind === 'view_submission');
  if (press === undefined || submit === undefined) throw new Error('Nothing was pressed or sent that could be copied.');
  for (const [actionId, value] of presses) await slack.deliver(pressByHand(press, { actionId, value }));
  for (const form of [
    CALLBACKS.changesForm,
    CALLBACKS.decisionForm,
    CALLBACKS.gaps,
    CALLBACKS.itemPlace,
    CALLBACKS.entering,
    CALLBACKS.dispute,
    CALLBACKS.meetingForm,
  ])
    await slack.deliver(submitByHand(submit, form));
}
