import { describe, expect, it } from 'vitest';
import type { SlackUser } from '../../src/usecases/ports.ts';
import { readClicker } from '../../src/usecases/read-clicker.ts';
import type { DirectoryAnswer, SlackProfile } from '../../src/usecases/remind/messenger-ports.ts';

const NOW = new Date('2026-07-02T09:00:00Z');
const GUEST: SlackProfile = {
  id: 'U1',
  teamId: 'T1',
  timeZone: 'Europe/London',
  isGuest: true,
  isDeleted: false,
  isBot: false,
};
const UNCLEAR: DirectoryAnswer<SlackProfile> = { outcome: 'unclear', problem: 'timeout' };

function world(answer: DirectoryAnswer<SlackProfile>, known?: SlackUser) {
  const rows = new Map(known === undefined ? [] : [[known.id, known]]);
  const asked: string[] = [];
  const ports = {
    slackUsers: {
      slackUser: async (id: string) => rows.get(id),
      saveSlackUser: async (user: SlackUser) => {
        rows.set(user.id, user);
        return { ok: true as const, value: undefined };
      },
    },
    directory: {
      readUser: async (id: string) => {
        asked.push(id);
        return answer;
      },
    },
  };
  return { asked, rows, read: () => readClicker(ports, 'U1', { now: NOW, patience: { giveUpAt: 0 } }) };
}

describe('somebody who clicks for the first time', () => {
  it('is asked about once, and remembered', async () => {
    const { asked, read } = world({ outcome: 'found', value: GUEST });
    expect(await read()).toMatchObject({ isGuest: true, readAt: NOW });
    expect(await read()).toMatchObject({ isGuest: true });
    expect(asked).toEqual(['U1']);
  });

  it('is not answered while Slack cannot say who it is', async () => {
    await expect(world(UNCLEAR).read()).rejects.toThrow('Slack was asked who U1 is');
  });
});

describe('somebody who is known', () => {
  const known = { ...GUEST, isGuest: false, dmChannelId: 'D1' };

  it('is not asked about again within two days', async () => {
    const { asked, read } = world(UNCLEAR, { ...known, readAt: new Date('2026-06-30T10:00:00Z') });
    expect(await read()).toMatchObject({ isGuest: false });
    expect(asked).toEqual([]);
  });

  it('is asked about after that, and keeps the direct-message channel', async () => {
    const { read } = world({ outcome: 'found', value: GUEST }, { ...known, readAt: new Date('2026-06-30T08:00:00Z') });
    expect(await read()).toMatchObject({ isGuest: true, dmChannelId: 'D1', readAt: NOW });
  });

  it('is answered by what was known when Slack cannot be asked', async () => {
    const { read } = world(UNCLEAR, { ...known, readAt: new Date('2026-06-01T08:00:00Z') });
    expect(await read()).toMatchObject({ isGuest: false });
  });
});
