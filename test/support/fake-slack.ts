import type { FilePoster } from '../../src/usecases/remind/file-ports.ts';
import type {
  Directory,
  DirectoryAnswer,
  FindOutcome,
  Messenger,
  SendOutcome,
  SlackChannel,
  SlackProfile,
} from '../../src/usecases/remind/messenger-ports.ts';

export interface FakeMessage {
  readonly channelId: string;
  readonly threadTs: string | undefined;
  readonly key: string;
  readonly text: string;
  readonly ts: string;
}

type PostRequest = Parameters<Messenger['post']>[0];

/** Keeps what it was given, as Slack's message store does. */
export interface FakeMessenger extends Messenger {
  readonly messages: FakeMessage[];
  readonly edits: { readonly channelId: string; readonly ts: string; readonly text: string }[];
  readonly looks: Parameters<Messenger['find']>[0][];
  /** Scripted answers to the next posts. `keep` says whether the message stands all the same. */
  readonly nextPosts: { readonly answer: SendOutcome | 'crash'; readonly keep: 'kept' | 'lost' }[];
  readonly nextFinds: FindOutcome[];
}

export function createFakeMessenger(): FakeMessenger {
  const messages: FakeMessage[] = [];
  const edits: FakeMessenger['edits'] = [];
  const looks: FakeMessenger['looks'] = [];
  const nextPosts: FakeMessenger['nextPosts'] = [];
  const nextFinds: FindOutcome[] = [];
  const keep = ({ channelId, threadTs, key, message }: PostRequest) => {
    const ts = `${messages.length + 1}.000`;
    messages.push({ channelId, threadTs, key, text: message.text, ts });
    return { outcome: 'sent', channelId, ts } as const;
  };
  return {
    messages,
    edits,
    looks,
    nextPosts,
    nextFinds,
    post: async (request) => {
      const scripted = nextPosts.shift();
      if (scripted === undefined) return keep(request);
      if (scripted.keep === 'kept') keep(request);
      if (scripted.answer === 'crash') throw new Error('the process died while sending');
      return scripted.answer;
    },
    update: async ({ channelId, ts, message }) => {
      edits.push({ channelId, ts, text: message.text });
      return { outcome: 'sent', channelId, ts };
    },
    find: async (request) => {
      looks.push(request);
      const scripted = nextFinds.shift();
      if (scripted !== undefined) return scripted;
      const keys = [request.key, ...(request.otherKeys ?? [])];
      const found = messages.findLast(({ channelId, key }) => channelId === request.channelId && keys.includes(key));
      return found === undefined ? { outcome: 'not-found' } : { outcome: 'found', ts: found.ts, key: found.key };
    },
  };
}

/** Takes every file; what goes wrong with files is tried on the stand-in. */
export function createFakeFilePoster(): FilePoster {
  return {
    upload: async ({ name }) => ({ outcome: 'uploaded', fileId: `F-${name}` }),
    share: async () => ({ outcome: 'shared' }),
    find: async () => ({ outcome: 'not-found' }),
  };
}

export interface FakeDirectory extends Directory {
  readonly profiles: Map<string, SlackProfile>;
  readonly emails: Map<string, string>;
  readonly calls: string[];
  readonly nextAnswers: DirectoryAnswer<never>[];
  /** What every channel is like. */
  channel: Partial<SlackChannel>;
}

export function createFakeDirectory(): FakeDirectory {
  const profiles = new Map<string, SlackProfile>();
  const emails = new Map<string, string>();
  const calls: string[] = [];
  const nextAnswers: DirectoryAnswer<never>[] = [];
  const answer = <Value>(call: string, value: Value | undefined): DirectoryAnswer<Value> => {
    calls.push(call);
    const scripted = nextAnswers.shift();
    if (scripted !== undefined) return scripted;
    return value === undefined ? { outcome: 'not-found' } : { outcome: 'found', value };
  };
  const fake: FakeDirectory = {
    channel: {},
    profiles,
    emails,
    calls,
    nextAnswers,
    findByEmail: async (email) => answer(`findByEmail ${email}`, profiles.get(emails.get(email) ?? '')),
    readUser: async (userId) => answer(`readUser ${userId}`, profiles.get(userId)),
    readChannel: async (channelId) =>
      answer(`readChannel ${channelId}`, {
        name: channelId,
        isGeneral: false,
        isShared: false,
        isPrivate: true,
        isArchived: false,
        hasBot: true,
        ...fake.channel,
      }),
    readLink: async (channelId, ts) =>
      answer(`readLink ${channelId} ${ts}`, `https://slack.example/${channelId}/${ts}`),
    openDirectMessage: async (userId) => answer(`open ${userId}`, `D-${userId.slice(2)}`),
  };
  return fake;
}
