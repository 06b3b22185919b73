import type { Desk } from './desk.ts';
import { carryOut, personAt, seenSince } from './desk.ts';
import type { ChannelRecord } from './directory.ts';
import type { Json, JsonObject } from './json.ts';
import { isObject } from './json.ts';
import { hasCommand, shortcutNamed } from './manifest.ts';
import { commandPayload, shortcutPayload } from './payloads.ts';
import type { Seen } from './people.ts';
import { placeOf } from './posting.ts';
import type { ResponseTarget } from './response-urls.ts';
import { checkMessage } from './validate/message.ts';
import { problemText } from './validate/problem.ts';
import { answerPerson } from './web-api/respond.ts';

export interface CommandOptions {
  readonly channel?: string;
  readonly settleMs?: number;
}

/** Types a slash command, and waits for what comes of it. */
export async function typeCommand(desk: Desk, line: string, options: CommandOptions = {}): Promise<Seen> {
  const { workspace } = desk;
  const person = personAt(desk);
  const channel = channelNamed(desk, options.channel);
  const [, command = '', text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(line) ?? [];
  if (command === '') throw new Error(`“${line}” is no command; a command begins with a slash`);
  workspace.clicks.add(desk.userId, 1);
  workspace.transcript.add({ who: person.initials, did: 'typed', where: placeOf(workspace, channel.id), text: line });
  if (!hasCommand(workspace.settings, command)) return unknownCommand(desk, command);
  const trigger = workspace.triggers.create(desk.screen);
  const target = { userId: person.id, channel: channel.id, messageTs: undefined };
  const responseUrl = `${workspace.origin}/respond/${workspace.responseUrls.create(target)}`;
  const actor = { person, triggerId: trigger.id };
  const payload = commandPayload(workspace, actor, { command, text: text.trim(), channel, responseUrl });
  return carryOut(desk, {
    delivery: { kind: 'slash_commands', envelope: 'slash_commands', payload },
    channel: channel.id,
    apply: (body) => showAnswer(desk, target, { command, body }),
    troubleFor: ({ reason }) => failedWith(command, reason),
    settleMs: options.settleMs ?? workspace.settings.settleMs,
  });
}

/** Slack says so itself, and the app hears nothing. */
function unknownCommand(desk: Desk, command: string): Seen {
  const seen = seenSince(desk, { mark: desk.workspace.activity.mark(), outcome: 'refused' });
  return { ...seen, text: `${command} is not a valid command.` };
}

/** Uses a global shortcut by its name, and waits for what comes of it. */
export async function chooseShortcut(desk: Desk, name: string): Promise<Seen> {
  const { workspace } = desk;
  const person = personAt(desk);
  const callbackId = shortcutNamed(workspace.settings, name);
  workspace.clicks.add(desk.userId, 1);
  workspace.transcript.add({ who: person.initials, did: 'used the shortcut', where: 'Slack', text: name });
  const trigger = workspace.triggers.create(desk.screen);
  const payload = shortcutPayload(workspace, { person, triggerId: trigger.id }, callbackId);
  const delivery = { kind: 'shortcut', envelope: 'interactive', payload } as const;
  return carryOut(desk, { delivery, settleMs: workspace.settings.settleMs });
}

function failedWith(command: string, reason: string): string {
  return `${command} failed with the error "${reason}"`;
}

/** The channel by name or id; the DM with the app where none is given. */
export function channelNamed({ workspace, userId }: Desk, name: string | undefined): ChannelRecord {
  if (name === undefined) return workspace.directory.dm(userId);
  const channel = workspace.directory.channelByName(name) ?? workspace.directory.channel(name);
  if (channel === undefined) throw new Error(`There is no channel ${name}`);
  return channel;
}

interface Answered {
  readonly command: string;
  readonly body: Json | undefined;
}

/** Shows what the ack of a command carried, if anything. */
function showAnswer({ workspace }: Desk, target: ResponseTarget, { command, body }: Answered) {
  const answer = answerFrom(body);
  if (answer === undefined) return { isShown: false };
  const refusal = checkMessage(answer, 'answer');
  if (refusal === undefined) {
    answerPerson(workspace, target, answer);
    return { isShown: true };
  }
  const messages = refusal.problems.map(problemText);
  workspace.refusals.push({ what: `ack of ${command}`, error: refusal.error, messages });
  return { isShown: true, trouble: failedWith(command, 'dispatch_failed') };
}

function answerFrom(body: Json | undefined): JsonObject | undefined {
  if (typeof body === 'string') return body === '' ? undefined : { text: body };
  return isObject(body) && Object.keys(body).length > 0 ? body : undefined;
}
