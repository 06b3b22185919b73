import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMAND_LINE, findActor } from '../../../src/usecases/find-actor.ts';
import { listRevisions } from '../../../src/usecases/publish/list-revisions.ts';
import { publishQuarter } from '../../../src/usecases/publish/publish-quarter.ts';
import { readReport } from '../../../src/usecases/publish/read-report.ts';
import { readUploads } from '../../../src/usecases/publish/read-uploads.ts';
import { revertUpload } from '../../../src/usecases/publish/revert-upload.ts';
import { type UploadPorts, type UploadRequest, uploadReport } from '../../../src/usecases/publish/upload-report.ts';
import { type CollectWorld, openCollectWorld, patience } from '../../support/collect-world.ts';

const NOW = new Date('2026-07-23T09:00:00Z');
const asked = { directorateCode: 'CE', quarter: { startYear: 2026, number: 1 } } as const;
const EDITED = new Uint8Array([80, 75, 1]);
const EDITED_AGAIN = new Uint8Array([80, 75, 2]);

let world: CollectWorld;
beforeEach(async () => {
  world = await openCollectWorld();
  const [window] = await world.house.windows.windows();
  if (window === undefined) throw new Error('A window is open.');
  const change = { author: { actor: 'test' }, at: NOW, action: 'close-window' };
  await world.house.windows.saveWindow({ ...window, state: 'review', version: window.version + 1 }, change, patience());
});
afterEach(() => world.house.close());

const publish = () =>
  publishQuarter(world.house, { ...asked, author: { actor: 'test' }, now: NOW, patience: patience() });
const upload = (bytes: Uint8Array, changes: Partial<UploadRequest> = {}, ports: UploadPorts = world.house) =>
  uploadReport(ports, {
    ...asked,
    ...{
      by: COMMAND_LINE,
      author: { actor: 'JP' },
      revision: undefined,
      file: { name: 'final.docx', bytes },
      now: NOW,
    },
    patience: patience(),
    ...changes,
  });
const read = async (format: 'docx' | 'html', word: 'published' | 'original' = 'published') => {
  const report = await readReport(world.house, { ...asked, format, word, now: NOW });
  if (!report.ok) throw new Error(report.refusal.reason);
  return report.value;
};
const officer = (initials: string) =>
  findActor({ ...world.ports, administrators: [] }, { slackUserId: world.userId(initials), teamId: 'T1' }, NOW);
const listed = async () => {
  const revisions = await listRevisions(world.house, asked);
  return revisions.ok ? revisions.value.map((each) => each.upload?.name) : [];
};

describe('a Word file that was edited outside', () => {
  it('is what was published from then on, byte for byte; ours is kept, and the other formats are said to differ', async () => {
    await publish();
    const own = await read('docx');
    expect(await upload(EDITED)).toMatchObject({ ok: true, value: { revision: 1, isUnchanged: false, isOwn: false } });

    const word = await read('docx');
    expect([...word.file.bytes]).toEqual([...EDITED]);
    expect(word).toMatchObject({ isUpload: true, file: { name: own.file.name } });
    expect((await read('docx', 'original')).file).toEqual(own.file);
    const html = await read('html');
    expect(html.isUpload).toBeUndefined();
    expect(html.upload).toMatchObject({ name: 'final.docx', by: 'JP', at: NOW });
    expect(await listed()).toEqual(['final.docx']);
  });

  it('is stored once when it comes twice, and gives way to a newer one', async () => {
    await publish();
    await upload(EDITED);
    expect(await upload(EDITED)).toMatchObject({ ok: true, value: { isUnchanged: true } });
    await upload(EDITED_AGAIN);
    expect([...(await read('docx')).file.bytes]).toEqual([...EDITED_AGAIN]);
  });

  it('gives way to our own file, after which all formats agree', async () => {
    await publish();
    const own = await read('docx');
    expect(await upload(own.file.bytes)).toMatchObject({ ok: true, value: { isUnchanged: true, isOwn: true } });
    await upload(EDITED);
    expect(await upload(own.file.bytes)).toMatchObject({ ok: true, value: { isUnchanged: false, isOwn: true } });
    expect(await read('docx')).toEqual(own);
    expect(await listed()).toEqual([undefined]);
  });

  it('gives way to our own at a press, without a file, and a second press changes nothing', async () => {
    await publish();
    const own = await read('docx');
    await upload(EDITED);
    const by = await officer('JP');
    const asking = { by, directorateCode: 'CE', quarter: '2026-27/Q1' };
    const shown = await readUploads(world.house, asking);
    expect(shown).toMatchObject({ uploads: { revisions: [{ number: 1, upload: { name: 'final.docx' } }] } });
    const request = { ...asked, by, author: { actor: 'JP' }, revision: 1, now: NOW, patience: patience() };
    expect(await revertUpload(world.house, request)).toMatchObject({ value: { isUnchanged: false, isOwn: true } });
    expect(await revertUpload(world.house, request)).toMatchObject({ value: { isUnchanged: true, isOwn: true } });
    expect(await read('docx')).toEqual(own);
    expect(await readUploads(world.house, asking)).toMatchObject({ uploads: { revisions: [{ upload: undefined }] } });
  });

  it('does not give way to what is not there, nor for somebody else', async () => {
    await publish();
    const by = await officer('AMc');
    const request = { ...asked, author: { actor: 'AMc' }, revision: 1, now: NOW, patience: patience() };
    expect(await revertUpload(world.house, { ...request, by })).toMatchObject({ refusal: { reason: 'not-allowed' } });
    const other = { ...request, by: await officer('JP'), revision: 7 };
    expect(await revertUpload(world.house, other)).toEqual({
      ok: false,
      refusal: { reason: 'no-revision', wanted: 7, known: 1 },
    });
    const asking = { directorateCode: 'CE', quarter: '2026-27/Q1' };
    expect(await readUploads(world.house, { ...asking, by })).toMatchObject({ outcome: 'refused' });
    expect(await readUploads(world.house, { ...asking, by: other.by, quarter: 'Q9' })).toEqual({ outcome: 'gone' });
  });

  it.each([
    ['nothing is published', undefined, { reason: 'no-revision', wanted: 1, known: 0 }],
    ['there is no such revision', 2, { reason: 'no-revision', wanted: 2, known: 1 }],
  ])('is refused where %s', async (_, revision, refusal) => {
    if (revision !== undefined) await publish();
    expect(await upload(EDITED, { revision })).toEqual({ ok: false, refusal });
  });

  it('is taken from the officer, and from nobody else', async () => {
    await publish();
    expect(await upload(EDITED, { by: await officer('AMc') })).toMatchObject({ refusal: { reason: 'not-allowed' } });
    expect(await upload(EDITED, { by: await officer('FW') })).toMatchObject({ refusal: { reason: 'not-allowed' } });
    expect((await upload(EDITED, { by: await officer('JP') })).ok).toBe(true);
  });

  it('comes after another one that was uploaded meanwhile', async () => {
    await publish();
    const { add } = world.house.uploads;
    let isFirst = true;
    const uploads = {
      ...world.house.uploads,
      add: async (...given: Parameters<typeof add>) => {
        if (isFirst) await upload(EDITED_AGAIN);
        isFirst = false;
        return add(...given);
      },
    };
    expect((await upload(EDITED, {}, { ...world.house, uploads })).ok).toBe(true);
    expect([...(await read('docx')).file.bytes]).toEqual([...EDITED]);
  });
});
