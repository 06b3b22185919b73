import type { Delivery } from '../../sandbox/delivery.ts';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { ACTION, type Album, GREEN, openAlbum, openFirstQuarter, RED, STATUS, TEXT, write } from './album.ts';

const LONG =
  'The survey of nurseries and childminders went to every provider in the borough in the first week of May. ';

/** Too many words, and none where some stood before. */
export async function playLongAndEmpty(council: Council): Promise<readonly Chapter[]> {
  await openFirstQuarter(council);
  const album = openAlbum(council);
  await sayMuch(council, album);
  await comeBackEmpty(council, album);
  await leaveDay(council, album);
  await proposeNothing(council, album);
  await outgrowTheDraft(council, album);
  return [{ title: 'Very long texts, and fields that come back empty', screens: album.screens }];
}

async function sayMuch({ slack }: Council, album: Album): Promise<void> {
  const anne = slack.as('AMc');
  await anne.press('Start', { in: anne.dms()[0] });
  await write(anne, LONG.repeat(11).trim());
  await anne.submit();
  album.form('long-text-walk', 'A long text, saved on the way to the next', anne);
  await anne.close({ all: true });
  await anne.command('/milestone COPS2');
  await write(anne, LONG.replace('The survey', 'Our survey').repeat(11).trim());
  await anne.submit();
  if (anne.modal?.submit !== undefined) await anne.submit();
  album.form('long-text', 'A long text, saved', anne);
  await anne.close({ all: true });
}

/** Slack may send a field that was not touched without what stands in it. */
async function comeBackEmpty({ slack }: Council, album: Album): Promise<void> {
  const theresa = slack.as('TC');
  await theresa.command('/milestone CFS1');
  await write(theresa, 'The first cohort is examined in September, two months late.', RED);
  await theresa.fill(ACTION, 'Two team leaders see every apprentice each week.');
  await theresa.submit();
  await theresa.close({ all: true });
  await theresa.command('/milestone CFS1');
  await theresa.fill(STATUS, GREEN);
  slack.faults.nextDelivery('view_submission', { kind: 'values-lost', fields: 'untouched', only: 'action|' });
  await theresa.submit();
  album.form('emptied-action', 'What is being done came back empty', theresa);
  await theresa.close({ all: true });
}

/** Completed on a day, and then something else is chosen. */
async function leaveDay({ slack }: Council, album: Album): Promise<void> {
  const theresa = slack.as('TC');
  await theresa.command('/milestone CFS4');
  await theresa.fill('If completed: on what date?', '2026-06-30');
  await write(theresa, 'Every child in our care has had a health check, and 38 of 41 a personal education plan.');
  await theresa.submit();
  album.form('day-not-kept', 'Green, with a day that only Completed has', theresa);
  await theresa.close({ all: true });
}

async function proposeNothing({ slack }: Council, album: Album): Promise<void> {
  const samir = slack.as('SN');
  await samir.command('/milestone LAS2');
  await samir.press('Ask to change or stop this milestone');
  await samir.fill('What do you ask for?', 'Change it');
  await samir.fill('To be done by', '2027-09-30');
  await samir.fill('Why?', 'Two advisers have left since June.');
  slack.faults.nextDelivery('view_submission', { kind: 'values-lost', fields: 'untouched', only: 'new-words|' });
  await samir.submit();
  album.form('emptied-proposal', 'The words of a proposal came back empty', samir);
  await samir.close({ all: true });
}

/** No form of ours holds so much: it is made up. */
async function outgrowTheDraft({ slack }: Council, album: Album): Promise<void> {
  const theresa = slack.as('TC');
  await theresa.command('/milestone CFS4');
  const seen: Delivery[] = [];
  const stop = slack.onDelivery(async (delivery) => void seen.push(delivery));
  await theresa.type(TEXT, 'Every child has had a health check.');
  stop();
  const [typed] = seen;
  if (typed === undefined) throw new Error('Slack tells of what is typed.');
  const large = JSON.stringify(typed.payload)
    .replaceAll('Every child has had a health check.', 'x'.repeat(60_000))
    .replace(/"action_ts":"(\d+)/, (_, seconds) => `"action_ts":"${Number(seconds) + 1}`);
  await slack.deliver({ ...typed, payload: { ...JSON.parse(large), trigger_id: slack.newTrigger('TC') } });
  album.message('draft-too-long', 'What stands in a form is too long for a draft', theresa);
  await theresa.close({ all: true });
}
