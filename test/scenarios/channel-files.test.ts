import { afterEach, describe, expect, it } from 'vitest';
import type { StoredMessage } from '../../sandbox/messages.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

let council: Council;
afterEach(() => council.stop());

async function tickAt(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

async function openReviewed(transport: 'socket' | 'http'): Promise<string> {
  council = await openCollecting(transport);
  await tickAt('2026-07-22T08:00:00Z');
  return council.slack.addChannel({ name: 'reports', id: council.plan.directorate.channelId ?? '', hasBot: true });
}

const publish = () => council.command('quarter', 'publish', ...QUARTER);

const nameOf = ({ text, files: [file] }: StoredMessage) =>
  file === undefined ? text.split(/,|:/)[0] : String(file.name).replace(/.*-v(\d)\./, 'v$1 ');

describe.each(['socket', 'http'] as const)('a quarter that is published over %s', (transport) => {
  it('shows in its thread the picture, every part, and then the documents as they were stored, once', async () => {
    const channel = await openReviewed(transport);
    const parts = council.plan.areas.map(({ name }) => name);
    const published = await publish();
    expect(published.text).toContain(`${parts.length + 5} messages will be sent`);
    await tickAt('2026-07-22T08:05:00Z');
    const [root, ...thread] = council.slack.messages({ channel });
    expect(thread.map(nameOf)).toEqual(['v1 png', ...parts, 'v1 pdf', 'v1 docx', 'v1 html']);
    expect(new Set(thread.map(({ thread_ts }) => thread_ts))).toEqual(new Set([root?.ts]));
    const files = thread.flatMap(({ files }) => files);
    expect(files[0]?.alt_txt).toMatch(/bars, one for each area, show how many milestones have each status/);
    const stored = readColumn(
      council.databasePath,
      "select hex(bytes) from revision_file where format in ('png', 'pdf', 'docx', 'html') order by format",
    );
    const sent = files.map(({ id }) => Buffer.from(council.slack.fileContent(String(id)) ?? []).toString('hex'));
    expect(sent.map((hex) => hex.toUpperCase()).toSorted()).toEqual(stored.toSorted());

    await publish();
    await tickAt('2026-07-22T09:05:00Z');
    expect(council.slack.messages({ channel })).toHaveLength(thread.length + 1);
    expect(council.slack.refusals).toEqual([]);
  });
});

describe('a workspace that takes no files', () => {
  it('gets all of the text, its officer is told once what to do, and what was missing is sent later', async () => {
    const channel = await openReviewed('socket');
    const [officer = ''] = council.plan.directorate.officers;
    const before = council.slack.as(officer).dms().length;
    const refusal = { kind: 'refused', error: 'file_uploads_disabled' } as const;
    council.slack.faults.next('files.getUploadURLExternal', refusal, { times: 99 });
    await publish();
    await tickAt('2026-07-22T08:05:00Z');
    await tickAt('2026-07-22T08:06:00Z');
    await tickAt('2026-07-22T08:07:00Z');
    const texts = council.slack.messages({ channel });
    expect(texts).toHaveLength(council.plan.areas.length + 1);
    const told = council.slack.as(officer).dms().slice(before);
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('4 files of the report could not be put into Slack');
    expect(told[0]?.text).toContain('Ask whoever administers your Slack to let apps upload files');
    expect((await council.command('status')).text).toMatch(
      /-picture: .*file_uploads_disabled.*publish the quarter again/,
    );

    council.slack.faults.clear();
    council.setTime('2026-07-22T10:00:00Z');
    expect((await publish()).text).toContain('4 messages that had failed will be tried again');
    await tickAt('2026-07-22T10:01:00Z');
    const all = council.slack.messages({ channel });
    expect(all.slice(0, texts.length)).toEqual(texts);
    expect(all.slice(texts.length).map(nameOf)).toEqual(['v1 png', 'v1 pdf', 'v1 docx', 'v1 html']);
    expect(council.slack.as(officer).dms()).toHaveLength(before + 1);
    expect((await publish()).code).toBe(1);
  });
});
