import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { Delivery, WordingPayload } from '../../core/remind/delivery.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import { newestWording, standOfWording, type Wording } from '../../core/review/wording.ts';
import { readEntrySubject, readStandingId } from '../review/entry-subject.ts';
import type { ComposePorts } from './compose-message.ts';
import type { Composed } from './composed.ts';
import { type Desk, readDesk } from './read-desk.ts';
import { WHY_IMPOSSIBLE } from './why-impossible.ts';
import type { WordingLine, WordingMessage } from './wording-message.ts';

/** What is printed in other words, to its owner, as it stands now; or an owner's objection, to an officer. */
export async function composeWording(
  ports: ComposePorts,
  { delivery, payload }: { readonly delivery: Delivery; readonly payload: WordingPayload },
  now: Date,
): Promise<Composed> {
  const desk = await readDesk(ports, payload.windowId);
  const content =
    desk &&
    (payload.about === 'objection'
      ? await readObjection(ports, payload, desk)
      : await readLines(ports, { delivery, payload }, desk));
  if (desk === undefined || content === undefined) return { kind: 'cancelled' };
  // One that stands in Slack says what has become of it; one that was never sent is needless once all is taken back.
  const isNeedless = content.about === 'wordings' && content.lines.every(({ stand }) => stand !== 'in-print');
  if (isNeedless && delivery.ts === undefined) return { kind: 'cancelled' };
  const reader = desk.recipients.find(({ person }) => person.id === delivery.personId);
  const user = await ports.slackUsers.slackUser(reader?.person.slackUserId ?? '');
  const reason = whyUnasked(reader, now);
  if (reason !== undefined || user?.dmChannelId === undefined) {
    return { kind: 'impossible', problem: WHY_IMPOSSIBLE[reason ?? 'not-in-slack'] };
  }
  return { kind: 'message', channelId: user.dmChannelId, message: ports.renderWording(content), payload: undefined };
}

async function readLines(
  ports: ComposePorts,
  {
    delivery,
    payload,
  }: { readonly delivery: Delivery; readonly payload: Extract<WordingPayload, { about: 'wordings' }> },
  { asking, recipients }: Desk,
): Promise<WordingMessage> {
  const told = await ports.wordings.ofNotice(delivery.key);
  const newest = [...new Map(told.map((each) => [`${each.entry.kind} ${each.entry.id}`, each])).values()];
  const lines = await Promise.all(newest.map((each) => readLine(ports, each)));
  const nameOf = (id: string | undefined) => recipients.find(({ person }) => person.id === id)?.person.name;
  const officerIds = new Set(told.filter(({ kind }) => kind === 'edited').map(({ byId }) => byId));
  return {
    about: 'wordings',
    quarterTitle: titleOfQuarter(asking.window.quarter),
    officerNames: [...officerIds].flatMap((id) => nameOf(id) ?? []),
    insteadOf: payload.ownerId === delivery.personId ? undefined : nameOf(payload.ownerId),
    lines: lines.flatMap((line) => line ?? []),
  };
}

async function readLine(ports: ComposePorts, wording: Wording): Promise<WordingLine | undefined> {
  const { entry, quarter } = wording;
  const subject = await readEntrySubject(ports, { entry, quarter });
  if (subject === undefined) return undefined;
  const all = await ports.wordings.ofEntry(entry);
  const newest = newestWording(all, wording) ?? wording;
  const stand = standOfWording(newest, await readStandingId(ports, subject, quarter));
  return { wordingId: newest.id, ref: subject.ref, words: subject.words, stand };
}

async function readObjection(
  ports: ComposePorts,
  { nonce, windowId }: Extract<WordingPayload, { about: 'objection' }>,
  { recipients }: Desk,
): Promise<WordingMessage | undefined> {
  const wording = await ports.wordings.ofForm(nonce);
  const subject = wording && (await readEntrySubject(ports, wording));
  if (wording === undefined || subject === undefined) return undefined;
  const byName = recipients.find(({ person }) => person.id === wording.byId)?.person.name ?? 'The owner';
  const { ref, words } = subject;
  const quarterTitle = titleOfQuarter(wording.quarter);
  return { about: 'objection', windowId, quarterTitle, ref, words, byName, reason: wording.reason };
}
