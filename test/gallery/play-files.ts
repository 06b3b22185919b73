import { type Screen, showMessages } from '../../sandbox/pictures/draw-screen.ts';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { openAlbum, openFirstQuarter } from './album.ts';
import { runCommand, tickAt } from './looking.ts';

const QUARTER = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];

/** The report as files: privately to its officer, in the thread of the summary, and where Slack takes none. */
export async function playFiles(council: Council): Promise<readonly Chapter[]> {
  await openFirstQuarter(council);
  const album = openAlbum(council);
  const jo = council.slack.as('JP');
  await jo.press('Preview the report', { in: jo.dms()[0] });
  album.form('preview-report', 'Preview the report', jo);
  await jo.close();
  const before = jo.dms().length;
  await tickAt(council, '2026-07-22T08:00:00Z');
  const preview = jo
    .dms()
    .slice(before)
    .filter(({ files }) => files.length > 0);
  // While it is still a draft: what is published is read as it was published.
  const refused = await refuse(council);
  const thread = await publish(council);
  const screens: Record<string, Screen> = {
    ...album.screens,
    'preview-files': showMessages('The draft, for the officer alone', { place: 'Ragtime', messages: preview }),
    'thread-picture': showMessages('The thread begins with the picture', {
      place: 'Thread',
      messages: thread.slice(0, 1),
    }),
    'thread-files': showMessages('The thread ends with the documents', { place: 'Thread', messages: thread.slice(-3) }),
    'files-refused': refused,
  };
  return [{ title: 'The report as files', screens }];
}

async function publish(council: Council) {
  await runCommand(council, 'quarter', 'publish', ...QUARTER);
  await tickAt(council, '2026-07-22T08:05:00Z');
  return council.slack
    .messages({ channel: council.plan.directorate.channelId ?? '' })
    .filter(({ files }) => files.length > 0);
}

async function refuse({ slack, ...council }: Council): Promise<Screen> {
  const jo = slack.as('JP');
  const refusal = { kind: 'refused', error: 'file_uploads_disabled' } as const;
  slack.faults.next('files.getUploadURLExternal', refusal, { times: 99 });
  await jo.press('Preview the report', { in: jo.dms()[0] });
  await jo.close();
  for (const minute of ['01', '02', '03']) await tickAt({ slack, ...council }, `2026-07-22T08:${minute}:00Z`);
  slack.faults.clear();
  return showMessages('Files that Slack does not take', { place: 'Ragtime', messages: jo.dms().slice(-1) });
}
