import { beforeEach, describe, expect, it } from 'vitest';
import type { SharePayload } from '../../../src/core/remind/delivery.ts';
import { delivery } from '../../../src/store/schema/remind.ts';
import { deliver } from '../../../src/usecases/remind/deliver.ts';
import {
  aDirectorate,
  aPerson,
  aPlan,
  aSlackUser,
  aWindow,
  createRemindWorld,
  type RemindWorld,
} from '../../support/remind-world.ts';

const NOON = '2026-07-23T11:00:00Z';
const LINES: SharePayload['lines'] = [
  { title: 'COPS1 Publish the yearly survey', word: 'Green', part: 'own' },
  { title: 'LAS1 Open two sites', word: 'Amber (uncertain)', part: 'drafted' },
];

let world: RemindWorld;
let rootId: number;

beforeEach(async () => {
  world = await createRemindWorld();
  world.people = [aPerson('AMc'), aPerson('JP'), aPerson('NN')];
  world.directorates = [aDirectorate('CE', { officerIds: ['p-jp'] })];
  world.plans = [aPlan('d-ce', [])];
  world.store();
  for (const initials of ['AMc', 'JP']) await world.addSlackUser(aSlackUser(initials));
  await world.addWindow(aWindow('d-ce', { state: 'published' }));
  rootId = insert('summary-CE-2026-27-Q1-r1-root', {
    kind: 'summary-root',
    channelId: 'C-CE',
    payload: { message: { text: 'Published', blocks: [] } },
  });
});

type Row = typeof delivery.$inferInsert;
function insert(key: string, row: Pick<Row, 'kind' | 'payload'> & Partial<Row>): number {
  const at = new Date('2026-07-23T10:00:00Z');
  const whole = { key, methodClass: 'post', state: 'pending', dueAt: at, createdAt: at, ...row } as const;
  return world.database.orm.insert(delivery).values(whole).returning({ id: delivery.id }).get().id;
}

const insertShare = (payload: Partial<SharePayload> = {}, row: Partial<Row> = {}) =>
  insert(`share-${row.personId ?? 'p-amc'}`, {
    kind: 'share',
    personId: 'p-amc',
    afterId: rootId,
    payload: { windowId: 'window-d-ce', lines: LINES, ...payload },
    ...row,
  });

/** Each message is handed out twice, as after a crash of the queue. */
async function turn(at = NOON) {
  const now = new Date(at);
  for (let time = 0; time < 3; time += 1) {
    for (const { id } of await world.ports.deliveries.ready(now)) await deliver(world.ports, id, { now });
  }
}
const to = (channelId: string) =>
  world.messenger.messages.filter((message) => message.channelId === channelId).map(({ text }) => text);

describe('a person of whom a published report prints something', () => {
  it('is told once, after the report stands in the channel, with whom to ask', async () => {
    insertShare();
    expect((await world.ports.deliveries.ready(new Date(NOON))).map(({ id }) => id)).toEqual([rootId]);
    await turn();
    expect(to('D-AMc')).toEqual([
      [
        'Quarter 1 2026/27, Directorate CE. The report is published. Thank you for your part.',
        'In your initials it prints:',
        '• COPS1 Publish the yearly survey: Green',
        'From texts that you drafted:',
        '• LAS1 Open two sites: Amber (uncertain)',
        'It stands in the channel: read it (https://slack.example/C-CE/1.000)',
        'If something is wrong, please tell Person JP: a published report can be corrected, and says then what it was and why.',
      ].join('\n'),
    ]);
  });

  it('hears of a correction as of one', async () => {
    insertShare({ isCorrection: true });
    await turn();
    expect(to('D-AMc')[0]).toContain('The published report was corrected.\nWhat has changed, in your initials:');
  });

  it('is told where the channel is, too, when Slack gives no address', async () => {
    insertShare();
    await deliver(world.ports, rootId, { now: new Date(NOON) });
    world.directory.nextAnswers.push({ outcome: 'refused', problem: 'no', isTransient: false });
    await turn();
    expect(to('D-AMc')[0]).toContain('It stands in the channel\n');
  });

  it.each([
    ['in the evening', '2026-07-23T17:30:00Z', '2026-07-24T07:00:00Z'],
    ['at the weekend', '2026-07-25T11:00:00Z', '2026-07-27T07:00:00Z'],
  ])('is not told %s, but in the next working hour', async (_, published, next) => {
    insertShare();
    await turn(published);
    expect(to('D-AMc')).toEqual([]);
    await turn(next);
    expect(to('D-AMc')).toHaveLength(1);
  });

  it('is told the next working day where today had its reminder', async () => {
    const payload = { windows: [{ windowId: 'window-d-ce', step: 'opens' }], entries: [] };
    const sentAt = new Date('2026-07-23T08:00:00Z');
    const row = { state: 'sent', sentAt, ts: '1.1', sentChannelId: 'D-AMc', createdAt: sentAt } as const;
    insert('reminder-p-amc-2026-07-23', { kind: 'reminder', personId: 'p-amc', payload, ...row });
    insertShare();
    await turn();
    expect(to('D-AMc')).toEqual([]);
    await turn('2026-07-24T08:00:00Z');
    expect(to('D-AMc')).toHaveLength(1);
  });

  it.each([
    ['is not in Slack', 'p-nn'],
    ['was deactivated', 'p-jp'],
  ])('and who %s fails nowhere', async (_, personId) => {
    await world.addSlackUser(aSlackUser('JP', { isDeleted: true }));
    const id = insertShare({}, { personId });
    await turn();
    expect(await world.ports.deliveries.delivery(id)).toMatchObject({ state: 'cancelled' });
  });
});
