import type { ApiCall, CallListener } from './calls.ts';
import type { Ack, Delivery, DeliveryListener, EventOutcome } from './delivery.ts';
import { createDeliverer } from './delivery.ts';
import type { PersonRecord } from './directory.ts';
import { userJson } from './directory.ts';
import type { Faults } from './faults.ts';
import { forge } from './forging.ts';
import { createHttpDelivery } from './http-delivery.ts';
import type { Json, JsonObject } from './json.ts';
import { shortcutNames } from './manifest.ts';
import type { MessageQuery, StoredMessage } from './messages.ts';
import { isReply, metadataKeyOf } from './messages.ts';
import type { ChannelOptions, PersonOptions, RequestUrls, SlackOptions } from './options.ts';
import { eventPayload } from './payloads.ts';
import type { OpenView, Person } from './people.ts';
import { createPerson } from './people.ts';
import { screenKey } from './screens.ts';
import { startServer, stopServer } from './server.ts';
import type { Sockets } from './socket-mode.ts';
import { startSocketMode } from './socket-mode.ts';
import type { TranscriptEntry } from './transcript.ts';
import { openView } from './views.ts';
import type { Refusal, Workspace } from './workspace.ts';
import { createWorkspace } from './workspace.ts';

export interface Slack {
  /** `http://127.0.0.1:PORT/api/` */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly teamId: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly faults: Faults;
  readonly sockets: Sockets;
  readonly calls: readonly ApiCall[];
  /** Everything of the app's that was refused; empty after a clean run. */
  readonly refusals: readonly Refusal[];
  /** What the app's acks carried: views, errors on fields, texts; in order. */
  readonly answers: readonly Json[];
  /**
   * Throws when nobody has these initials. `device` names another screen of the same person: it shows the same messages
   * and the same Home tab, and none of the forms opened elsewhere.
   */
  as(initials: string, options?: { readonly device?: string }): Person;
  userId(initials: string): string;
  /** The names of the global shortcuts in the manifest. */
  readonly shortcuts: readonly string[];
  /** How often this person has pressed, chosen or submitted something so far, on all devices; typing is no click. */
  clicks(initials: string): number;
  /** Takes a name, with or without the hash. */
  channelId(name: string): string;
  /** Is told of every call; may return a promise, which is awaited. Returns the way to stop being told. */
  onCall(listener: CallListener): () => void;
  /**
   * Is told of everything that people do, before the app hears of it; a promise is awaited. Returns the way to stop.
   */
  onDelivery(listener: DeliveryListener): () => void;
  /** Something written by hand; listeners hear of it like of everything else. */
  deliver(delivery: Delivery): Promise<Ack>;
  /** The same done by others, all at once; what the app answered each of them, and whom it called meanwhile. */
  forge(delivery: Delivery, ...initials: readonly string[]): Promise<Forged>;
  /** Said by an app that can tell: everything that one delivery asked for has been done. */
  noteAnswered(): void;
  /** A new trigger, as a click of this person on a screen of its own brings one. */
  newTrigger(initials: string): string;
  /** Messages that stand in channels and DMs, oldest first; ephemeral ones are not among them. */
  messages(query?: MessageQuery): readonly StoredMessage[];
  home(initials: string): OpenView | undefined;
  fileContent(fileId: string): Uint8Array | undefined;
  /** Whoever put a file of this name into Slack deletes it. */
  deleteFile(name: string): void;
  /** Delivers what the fault `held` kept on its way; how many deliveries there were. */
  deliverHeld(options?: { readonly order?: 'oldest first' | 'newest first' }): Promise<number>;
  /** Sends an event such as `{ type: 'app_uninstalled' }`. */
  sendEvent(event: JsonObject): Promise<EventOutcome>;
  /** Changes a profile, and sends `user_change`. Adds the person if the initials are new. */
  setPerson(person: PersonOptions): Promise<EventOutcome>;
  addChannel(channel: ChannelOptions): string;
  /** Given: deliveries go there by signed HTTP. Undefined: by Socket Mode. */
  setRequestUrls(urls: RequestUrls | undefined): void;
  transcript(): readonly TranscriptEntry[];
  /** Adds a line of the narrator's own to the transcript. */
  note(text: string): void;
  /** Resolves as soon as the claim holds; looked at again after everything that happens. Throws when the time is up. */
  until(claim: () => boolean, options?: { readonly timeoutMs?: number }): Promise<void>;
  stop(): Promise<void>;
}

/** What came of something forged. */
export interface Forged {
  /** In the order of the people. */
  readonly acks: readonly Ack[];
  readonly calls: readonly ApiCall[];
}

/** Starts a stand-in for Slack on a free port of the loopback interface. */
export async function startSlack(options: SlackOptions = {}): Promise<Slack> {
  const workspace = createWorkspace(options);
  const { settings, directory } = workspace;
  const server = await startServer(workspace);
  const socketMode = startSocketMode(workspace, server);
  let urls = options.requestUrls;
  const transport = () => (urls === undefined ? socketMode : createHttpDelivery(settings, urls));
  const deliverer = createDeliverer(workspace, transport);
  const people = new Map<string, Person>();

  const recordOf = (initials: string) => personNamed(workspace, initials);
  const as = (initials: string, { device = '' } = {}) => {
    const record = recordOf(initials);
    const screen = { userId: record.id, device };
    const person = people.get(screenKey(screen)) ?? createPerson(workspace, deliverer, { record, screen });
    people.set(screenKey(screen), person);
    return person;
  };
  const sendEvent = async (event: JsonObject) => {
    const dated = { event_ts: workspace.timestamps.next(), ...event };
    const outcome = await deliverer.deliverEvent(eventPayload(workspace, dated)).all;
    await workspace.activity.answeredSoon();
    return outcome;
  };

  return {
    ...identityOf(workspace),
    faults: workspace.faults,
    sockets: socketMode,
    get calls() {
      return workspace.calls.all();
    },
    refusals: workspace.refusals,
    answers: workspace.answers,
    as,
    shortcuts: shortcutNames(settings),
    userId: (initials) => recordOf(initials).id,
    channelId: (name) => channelIdOf(workspace, name),
    clicks: (initials) => workspace.clicks.of(recordOf(initials).id),
    onCall: workspace.calls.listen,
    onDelivery: deliverer.listen,
    deliver: deliverer.deliver,
    forge: async (delivery, ...initials) => {
      const before = workspace.calls.all().length;
      const forged = initials.map((each) => forge(workspace, delivery, recordOf(each)));
      const acks = await Promise.all(forged.map(deliverer.deliverPlainly));
      await workspace.activity.quiet(settings.quietMs, settings.settleMs);
      return { acks, calls: workspace.calls.all().slice(before) };
    },
    noteAnswered: workspace.activity.answered,
    newTrigger: (initials) => workspace.triggers.create({ userId: recordOf(initials).id, device: 'forged' }).id,
    messages: (query = {}) => findMessages(workspace, query),
    home: (initials) => {
      const home = workspace.views.home(recordOf(initials).id);
      return home === undefined ? undefined : openView(home);
    },
    fileContent: (id) => workspace.files.find(id)?.content,
    deleteFile: workspace.files.remove,
    deliverHeld: ({ order = 'oldest first' } = {}) => deliverer.deliverHeld(order),
    sendEvent,
    setPerson: (person) => {
      const user = userJson(directory.putPerson(person), settings);
      return sendEvent({ type: 'user_change', user });
    },
    addChannel: (channel) => directory.putChannel(channel).id,
    setRequestUrls: (given) => {
      urls = given;
    },
    transcript: workspace.transcript.entries,
    note: (text) => workspace.transcript.add({ who: '', did: 'note', where: '', text }),
    until: (claim, { timeoutMs = 10_000 } = {}) => holds(workspace, claim, timeoutMs),
    stop: async () => {
      workspace.signal.end();
      workspace.files.stop();
      socketMode.stop();
      await stopServer(server);
    },
  };
}

function identityOf({ origin, settings }: Workspace) {
  const { botToken, appToken, signingSecret, teamId, appId, botId, botUserId } = settings;
  return { apiUrl: `${origin}/api/`, botToken, appToken, signingSecret, teamId, appId, botId, botUserId };
}

function personNamed({ directory }: Workspace, initials: string): PersonRecord {
  const record = directory.byInitials(initials);
  if (record !== undefined) return record;
  const known = directory.people().map((person) => person.initials);
  throw new Error(`Nobody has the initials ${initials}. There are: ${known.join(', ')}`);
}

async function holds(workspace: Workspace, claim: () => boolean, timeoutMs: number): Promise<void> {
  const isHeld = await workspace.signal.waitFor(claim, timeoutMs);
  if (!isHeld) throw new Error(`Did not come true within ${timeoutMs} ms: ${claim.toString()}`);
}

function channelIdOf({ directory }: Workspace, name: string): string {
  const channel = directory.channelByName(name) ?? directory.channel(name);
  if (channel !== undefined) return channel.id;
  const known = directory.channels().map((one) => (one.name === '' ? one.id : `#${one.name}`));
  throw new Error(`There is no channel ${name}. There are: ${known.join(', ')}`);
}

function findMessages(workspace: Workspace, query: MessageQuery): readonly StoredMessage[] {
  const { directory, messages } = workspace;
  const person = query.channel === undefined ? undefined : directory.byInitials(query.channel);
  const channel = person === undefined ? query.channel : (directory.openDm(person.id)?.id ?? '');
  const id = channel === undefined || channel === '' ? channel : channelIdOf(workspace, channel);
  return messages.all().filter((message) => {
    if (id !== undefined && message.channel !== id) return false;
    if (query.thread !== undefined && !(message.thread_ts === query.thread && isReply(message))) return false;
    return query.metadataKey === undefined || metadataKeyOf(message) === query.metadataKey;
  });
}
