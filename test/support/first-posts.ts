import type { JsonObject } from '../../sandbox/json.ts';
import { objectAt, stringAt } from '../../sandbox/json.ts';
import type { Slack } from '../../sandbox/slack.ts';

/** A message that is handed to Slack for the first time. */
export interface FirstPost {
  /** From 1, in the order in which they come. */
  readonly n: number;
  readonly phase: 'before' | 'after';
  /** Arguments of the call. */
  readonly args: JsonObject;
}

/** Is told of every message's first post, before Slack takes it and after; of repeats never. */
export function onFirstPosts(slack: Slack, listener: (post: FirstPost) => Promise<void> | void): void {
  const calls = new Map<string, number>();
  slack.onCall(async ({ phase, n, method, args }) => {
    if (method !== 'chat.postMessage') return;
    const key = `${args.channel} ${stringAt(objectAt(objectAt(args, 'metadata'), 'event_payload'), 'key')}`;
    if (!calls.has(key)) calls.set(key, n);
    if (calls.get(key) === n) await listener({ n: [...calls.keys()].indexOf(key) + 1, phase, args });
  });
}
