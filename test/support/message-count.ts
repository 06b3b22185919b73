import { metadataKeyOf } from '../../sandbox/messages.ts';
import type { CrashCouncil } from './crash-council.ts';

/** What is wrong with what stands in Slack, beside what should. */
export interface MessageCount {
  readonly messages: number;
  /** Stand more than once, each named once for every time too many. */
  readonly duplicates: readonly string[];
  /** Should stand and do not. */
  readonly losses: readonly string[];
  /** Stand and should not. */
  readonly strangers: readonly string[];
}

/**
 * Every message with a key that stands in Slack's own store: the place and the key, with names in place of the ids that
 * each run draws anew.
 */
export async function standingKeys({ slack, plan, withHouse }: CrashCouncil): Promise<readonly string[]> {
  const names = await withHouse(async ({ plans, windows }) => [
    ...(await plans.people()).map(({ id, initials }) => [id, initials] as const),
    ...(await windows.windows()).map(({ id, quarter }) => [id, `window-${quarter}`] as const),
    ...(await plans.directorates()).map(({ id, code }) => [id, code] as const),
  ]);
  const places = new Map(
    plan.people.flatMap(({ initials }) =>
      slack.messages({ channel: initials }).map(({ channel }) => [channel, initials] as const),
    ),
  );
  return slack.messages().flatMap((message) => {
    const key = metadataKeyOf(message);
    if (key === undefined) return [];
    const readable = names.reduce((text, [id, name]) => text.replaceAll(id, name), key);
    return [`${places.get(message.channel) ?? message.channel} ${readable}`];
  });
}

/** @param expected what stands after an undisturbed run, each once. */
export function countMessages(standing: readonly string[], expected: readonly string[]): MessageCount {
  const seen = new Set<string>();
  const duplicates = standing.filter((one) => seen.has(one) || !seen.add(one));
  return {
    messages: standing.length,
    duplicates,
    losses: expected.filter((one) => !seen.has(one)),
    strangers: [...seen].filter((one) => !expected.includes(one)),
  };
}
