import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';

let council: Council;
afterEach(() => council.stop());

async function tickAt(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

const overviewOf = (person: Person) => person.dms().find(({ text }) => text.includes('Quarter 1 2026/27'));
const filesOf = (person: Person) => person.dms().flatMap(({ files }) => files);
const names = (person: Person) => filesOf(person).map(({ name }) => String(name).replace(/.*-performance-/, ''));
const textOf = (id: unknown) => Buffer.from(council.slack.fileContent(String(id)) ?? []).toString('utf8');

describe.each(['socket', 'http'] as const)(
  'an officer who wants to read what would be published, over %s',
  (transport) => {
    it('gets the draft as files in direct messages, once for each press, and nobody else does', async () => {
      council = await openCollecting(transport);
      const jo = council.slack.as('JP');
      await tickAt('2026-07-02T09:00:00Z');
      council.slack.faults.nextDelivery('block_actions', { kind: 'delivered-again', times: 2 });
      const seen = await jo.press('Preview the report', { in: overviewOf(jo) });
      expect(seen.modal?.text).toContain('PDF, Word document, web page and picture. Nobody else sees it.');
      await jo.close();
      await tickAt('2026-07-02T09:01:00Z');
      expect(names(jo).toSorted()).toEqual(['draft.docx', 'draft.html', 'draft.pdf', 'draft.png']);
      const html = filesOf(jo).find(({ name }) => String(name).endsWith('html'));
      expect(textOf(html?.id)).toContain('Draft, not for publication');
      await tickAt('2026-07-02T09:05:00Z');
      expect(names(jo)).toHaveLength(4);
      const elsewhere = council.slack.messages().filter(({ files }) => files.length > 0);
      expect(new Set(elsewhere.map(({ channel }) => channel)).size).toBe(1);
      expect(council.slack.refusals).toEqual([]);
    });
  },
);

describe('somebody who is no officer', () => {
  it('is refused, whatever message they press', async () => {
    council = await openCollecting('socket');
    const anne = council.slack.as('AMc');
    const seen = await anne.press('Preview the report', { in: overviewOf(council.slack.as('JP')) });
    expect(seen.modal?.title).toBe('Nothing was sent');
    await tickAt('2026-07-02T09:01:00Z');
    expect(filesOf(anne)).toEqual([]);
  });
});

describe('an officer who types /quarter preview', () => {
  it('gets the same', async () => {
    council = await openCollecting('socket');
    const jo = council.slack.as('JP');
    const seen = await jo.command('/quarter preview');
    expect(seen.modal?.text).toContain('PDF, Word document, web page and picture. Nobody else sees it.');
    await tickAt('2026-07-02T09:01:00Z');
    expect(names(jo).toSorted()).toEqual(['draft.docx', 'draft.html', 'draft.pdf', 'draft.png']);
  });
});

describe('a report that was published', () => {
  it('comes as it was published, byte for byte', async () => {
    council = await openCollecting('socket');
    const jo = council.slack.as('JP');
    const overview = overviewOf(jo);
    await tickAt('2026-07-22T08:00:00Z');
    await council.command('quarter', 'publish', ...QUARTER);
    await tickAt('2026-07-22T08:05:00Z');
    const seen = await jo.press('Preview the report', { in: overview });
    expect(seen.modal?.text).toContain('as it was published (version 1)');
    await tickAt('2026-07-22T08:06:00Z');
    const channel = council.plan.directorate.channelId ?? '';
    const posted = council.slack.messages({ channel }).flatMap(({ files }) => files);
    const bytesOf = (files: typeof posted) => files.map(({ id }) => textOf(id)).toSorted();
    expect(names(jo)).toHaveLength(4);
    expect(bytesOf(filesOf(jo))).toEqual(bytesOf(posted));
  });
});

describe('a workspace that takes no files', () => {
  it('tells the officer who asked, with what to do', async () => {
    council = await openCollecting('socket');
    const jo = council.slack.as('JP');
    const refusal = { kind: 'refused', error: 'file_uploads_disabled' } as const;
    council.slack.faults.next('files.getUploadURLExternal', refusal, { times: 99 });
    await jo.press('Preview the report', { in: overviewOf(jo) });
    for (const minute of ['01', '02', '03']) await tickAt(`2026-07-01T09:${minute}:00Z`);
    const told = jo.dms().filter(({ text }) => text.includes('could not be put into Slack'));
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('Press “Preview the report” again');
  });
});
