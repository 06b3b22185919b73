import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import { importPlaces } from '../gallery/play-two-directorates.ts';
import type { Council } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';

const CHILDREN = 'Children and Enterprise, Quarter 1 2026/27.';
const PLACES = 'Places and Streets, Quarter 1 2026/27.';

let council: Council;
let jo: Person;

beforeEach(async () => {
  council = await openCollecting('socket');
  await importPlaces(council);
  await council.command('quarter', 'open', '--directorate', 'PL', '--quarter', '2026-27/Q1');
  jo = council.slack.as('JP');
});
afterEach(async () => {
  expect(council.slack.refusals).toEqual([]);
  await council.stop();
});

const answered = () => jo.ephemerals().at(-1)?.text ?? '';
async function home(): Promise<string> {
  await jo.openHome();
  return council.slack.home('JP')?.text ?? '';
}

describe('an officer of two directorates', () => {
  it('is asked which one is meant, and what was chosen is meant from then on', async () => {
    await jo.command('/quarter close');
    expect(answered()).toContain('Which directorate?');
    expect(jo.modal).toBeUndefined();
    await jo.press('Places and Streets', { in: jo.ephemerals().at(-1) });
    expect(jo.modal?.text).toContain('Places and Streets');
    await jo.close({ all: true });
    await jo.command('/quarter');
    expect(answered()).toContain(PLACES);
    expect(await home()).toContain(PLACES);
  });

  it('reads how the chosen one stands in the place of the question', async () => {
    await jo.command('/quarter');
    await jo.press('Places and Streets', { in: jo.ephemerals().at(-1) });
    expect(answered()).toContain(PLACES);
    expect(jo.modal).toBeUndefined();
  });

  it('reads it in a form where Slack takes no answer in that place any more', async () => {
    await jo.command('/quarter');
    council.slack.faults.next('response_url', { kind: 'refused', error: 'used_url' });
    await jo.press('Places and Streets', { in: jo.ephemerals().at(-1) });
    expect(answered()).toContain('Which directorate?');
    expect(jo.modal?.text).toContain(PLACES);
  });

  it('means another one as soon as its code is named, or in its channel', async () => {
    await jo.command('/quarter status PL');
    await jo.command('/quarter');
    expect(answered()).toContain(PLACES);
    const channel = council.slack.addChannel({
      ...{ name: 'reports', id: council.plan.directorate.channelId ?? '', hasBot: true },
    });
    await jo.command('/quarter', { channel });
    expect(answered()).toContain(CHILDREN);
    await jo.command('/quarter');
    expect(answered()).toContain(PLACES);
    await jo.command('/quarter status CE');
    await jo.command('/quarter');
    expect(answered()).toContain(CHILDREN);
    expect(await home()).toContain(CHILDREN);
    expect(await home()).not.toContain(PLACES);
  });
});
