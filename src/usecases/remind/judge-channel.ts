import type { Directory, SlackTrouble } from './messenger-ports.ts';

interface ChannelPorts {
  readonly directory: Pick<Directory, 'readChannel'>;
}

/** Why nothing goes to a channel now. */
export type ChannelObjection =
  | { readonly kind: 'impossible'; readonly problem: string }
  /** Slack did not say what the channel is: it is asked again later, and nothing is posted until it has. */
  | { readonly kind: 'unknown'; readonly trouble: SlackTrouble };

/**
 * A summary is for the directorate: it goes neither to everybody in the workspace nor to another organisation, whatever
 * the plan names. Asked before each attempt, because a channel may be shared, or left, after it was put into the plan.
 * Undefined where the summary may go there.
 */
export async function judgeChannel(ports: ChannelPorts, channelId: string): Promise<ChannelObjection | undefined> {
  const examined = await examineChannel(ports, channelId, 'summary');
  return examined.kind === 'open' ? undefined : examined;
}

/** The same for any of our messages; where it may go there, who reads along. */
export async function examineChannel(
  { directory }: ChannelPorts,
  channelId: string,
  what: 'summary' | 'overview',
): Promise<ChannelObjection | { readonly kind: 'open'; readonly isPrivate: boolean }> {
  const found = await directory.readChannel(channelId);
  if (found.outcome === 'not-found') return impossible(absentText(channelId));
  if (found.outcome === 'refused' && !found.isTransient) return impossible(found.problem);
  if (found.outcome !== 'found') return { kind: 'unknown', trouble: found };
  const { name, isGeneral, isShared, isPrivate, hasBot } = found.value;
  if (isGeneral) return impossible(`#${name} is the general channel of the workspace, and no ${what} is posted there.`);
  if (isShared) return impossible(`#${name} is shared with another organisation, and no ${what} is posted there.`);
  return hasBot ? { kind: 'open', isPrivate } : impossible(absentText(`#${name}`));
}

function absentText(channel: string): string {
  return `The channel ${channel} does not exist or Ragtime is not in it.`;
}

function impossible(problem: string): ChannelObjection {
  return { kind: 'impossible', problem };
}
