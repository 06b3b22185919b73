import { channelNamed } from './commanding.ts';
import type { Desk } from './desk.ts';
import { personAt, seenSince } from './desk.ts';
import { eventPayload } from './payloads.ts';
import type { Seen } from './people.ts';
import { postMessage } from './posting.ts';
import { viewJson } from './views.ts';

/** Opens the app's Home tab; the app hears of it, and may publish. */
export async function openHomeTab(desk: Desk): Promise<Seen> {
  const { workspace } = desk;
  const { activity, settings, signal } = workspace;
  const person = personAt(desk);
  workspace.clicks.add(desk.userId, 1);
  workspace.transcript.add({ who: person.initials, did: 'opened', where: 'Home', text: '' });
  const home = workspace.views.home(desk.userId);
  const event = {
    type: 'app_home_opened',
    user: desk.userId,
    channel: workspace.directory.dm(desk.userId).id,
    tab: 'home',
    event_ts: workspace.timestamps.next(),
    ...(home === undefined ? {} : { view: viewJson(home, settings) }),
  };
  const mark = activity.mark();
  const ack = await desk.deliverer.deliverEvent(eventPayload(workspace, event)).first;
  const isPublished = () => activity.since(mark).some((one) => one.kind === 'home' && one.userId === desk.userId);
  if (ack.isAcked)
    await signal.waitFor(() => isPublished() || activity.isAnswered(), activity.limit(settings.settleMs));
  await activity.quiet(settings.quietMs, settings.settleMs);
  return seenSince(desk, { mark, outcome: ack.isAcked ? 'answered' : 'trouble' });
}

/** Writes a message; the app hears of it where it is in the channel. */
export async function writeMessage(
  desk: Desk,
  text: string,
  options: { readonly channel?: string; readonly thread?: string } = {},
): Promise<Seen> {
  const { workspace } = desk;
  const { activity, settings } = workspace;
  personAt(desk);
  const channel = channelNamed(desk, options.channel);
  const thread = options.thread === undefined ? {} : { thread_ts: options.thread };
  const mark = activity.mark();
  const message = postMessage(workspace, { channel: channel.id, user: desk.userId, text, ...thread });
  if (!channel.members.has(settings.botUserId)) return seenSince(desk, { mark, channel: channel.id });
  const event = {
    type: 'message',
    channel: channel.id,
    user: desk.userId,
    text,
    ts: message.ts,
    ...thread,
    team: settings.teamId,
    event_ts: message.ts,
    channel_type: channelType(channel),
  };
  await desk.deliverer.deliverEvent(eventPayload(workspace, event)).first;
  await activity.quiet(settings.quietMs, settings.settleMs);
  return seenSince(desk, { mark, channel: channel.id });
}

function channelType(channel: { readonly dmWith: string | undefined; readonly isPrivate: boolean }): string {
  if (channel.dmWith !== undefined) return 'im';
  return channel.isPrivate ? 'group' : 'channel';
}
