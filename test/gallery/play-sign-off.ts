import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import type { Council } from '../support/council.ts';
import { optionOf } from '../support/orphaned.ts';
import { GREEN, openAlbum, openFirstQuarter, write } from './album.ts';
import { runCommand, tickAt } from './looking.ts';

const FIRST = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];

const TO_SIGN = 'ready for you to sign';

/** An approver reads a draft, wants changes, signs the next one, and hears that it is void. */
export async function playSignOff(council: Council): Promise<readonly Chapter[]> {
  council.slack.addChannel({ name: 'reports', id: council.plan.directorate.channelId ?? '', hasBot: true });
  await openFirstQuarter(council);
  const anne = council.slack.as('AMc');
  await anne.command('/milestone COPS2');
  await write(anne, 'Two sites are open, and the third follows.', GREEN);
  await anne.submit();
  await anne.close({ all: true });
  await tickAt(council, '2026-07-22T08:00:00Z');
  const album = openAlbum(council);
  const [jo, helen] = [council.slack.as('JP'), council.slack.as('HD')];
  const newest = (of: typeof jo) => of.dms().at(-1);
  const toSign = () => helen.dms().findLast(({ text }) => text.includes(TO_SIGN));
  await jo.command('/quarter sign-off');
  album.form('sign-off-form', 'Asking for sign-off', jo);
  await jo.submit();
  album.form('sign-off-asked', 'Asked', jo);
  await jo.close({ all: true });
  for (const minute of ['01', '02']) await tickAt(council, `2026-07-22T09:${minute}:00Z`);
  album.messageWith('sign-off-draft', 'A draft to sign', { person: helen, words: TO_SIGN });
  await helen.press('Ask for changes', { in: toSign() });
  await helen.fill('Which paragraph?', optionOf(helen, '6\\.\\d COPS2'));
  await helen.fill('What is to be changed?', 'Say when the third site opens.');
  await helen.fill('Second change', 'Could it be shorter?');
  album.form('changes-form', 'What is to be changed, by paragraph', helen);
  await helen.submit();
  album.form('changes-sent', 'Sent', helen);
  await helen.close({ all: true });
  await tickAt(council, '2026-07-22T09:05:00Z');
  album.message('changes-asked', 'Changes that an approver wants', jo);
  await jo.press('Record as done', { in: newest(jo), nth: 1 });
  await tickAt(council, '2026-07-22T09:06:00Z');
  await jo.press('Undo', { in: newest(jo) });
  await tickAt(council, '2026-07-22T09:07:00Z');
  await jo.press('Record as done', { in: newest(jo), nth: 1 });
  await jo.press('Leave as it is', { in: newest(jo), nth: 2 });
  await jo.fill('Why does it stay as it is?', 'It is two pages, and the Board asked for the table.');
  album.form('changes-why-not', 'Why it stays', jo);
  await jo.submit();
  await jo.close({ all: true });
  await tickAt(council, '2026-07-22T09:08:00Z');
  album.message('changes-answered', 'What became of each', jo);
  await jo.press('Ask for sign-off', { in: newest(jo) });
  await jo.submit();
  await jo.close({ all: true });
  for (const minute of ['10', '11']) await tickAt(council, `2026-07-22T09:${minute}:00Z`);
  album.messageWith('sign-off-again', 'The next draft, with what became of the changes', {
    person: helen,
    words: TO_SIGN,
  });
  await helen.press('Sign', { in: toSign() });
  album.form('sign-off-signed', 'Signed', helen);
  await helen.close({ all: true });
  await tickAt(council, '2026-07-22T09:15:00Z');
  album.messageWith('sign-off-receipt', 'The message once it is signed', { person: helen, words: TO_SIGN });
  await album.home('sign-off-home', 'A quarter that is signed off', jo);
  await runCommand(council, 'withhold', ...FIRST, '--ref', 'COPS2', '--why', 'A case is open.');
  for (const time of ['09:20', '09:31', '09:32']) await tickAt(council, `2026-07-22T${time}:00Z`);
  album.message('sign-off-void', 'A draft that is void', jo);
  album.message('sign-off-void-signer', 'Whoever signed hears of it, too', helen);
  await jo.command('/quarter publish');
  album.form('publish-unsigned', 'Publishing what is not signed', jo);
  await jo.close({ all: true });
  return [{ title: 'Sign-off', screens: album.screens }];
}
