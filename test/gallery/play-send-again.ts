import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { openAlbum, openFirstQuarter } from './album.ts';
import { tickAt } from './looking.ts';

/** What asks an approver to sign does not arrive: the officer sees it on Home, and sends it again. */
export async function playSendAgain(council: Council): Promise<readonly Chapter[]> {
  council.slack.addChannel({ name: 'reports', id: council.plan.directorate.channelId ?? '', hasBot: true });
  await openFirstQuarter(council);
  for (const time of ['08:00', '08:01']) await tickAt(council, `2026-07-22T${time}:00Z`);
  const album = openAlbum(council);
  const jo = council.slack.as('JP');
  const when = (args: object) => JSON.stringify(args).includes('ready for you to sign');
  council.slack.faults.next('chat.postMessage', { kind: 'refused', error: 'restricted_action' }, { when });
  await jo.command('/quarter sign-off');
  await jo.submit();
  await jo.close({ all: true });
  for (const minute of ['00', '01', '02']) await tickAt(council, `2026-07-22T09:${minute}:00Z`);
  await album.home('send-again-home', 'A message that did not arrive', jo);
  await jo.press('Send again', { in: 'home' });
  album.form('sent-again', 'Sent again', jo);
  await jo.close({ all: true });
  return [{ title: 'Messages that did not arrive', screens: album.screens }];
}
