import type { Level } from './finding.ts';

/** A channel that the plan of a directorate names, as Slack describes it. */
export interface ChannelFacts {
  readonly directorate: string;
  readonly purpose: 'summary' | 'officers';
  readonly channelId: string | undefined;
  /** `absent` also for a private channel that Ragtime is not in; undefined where no channel is named. */
  readonly found: FoundChannel | 'absent' | { readonly problem: string } | undefined;
}

interface FoundChannel {
  readonly name: string;
  readonly isGeneral: boolean;
  readonly isShared: boolean;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  readonly hasBot: boolean;
}

export interface ChannelFinding {
  readonly about: 'channels';
  readonly level: Level;
  readonly says:
    | 'channel-fine'
    | 'channel-unnamed'
    | 'channel-absent'
    | 'channel-general'
    | 'channel-shared'
    | 'channel-archived'
    | 'channel-open'
    | 'channel-untold';
  readonly directorate: string;
  readonly purpose: ChannelFacts['purpose'];
  /** As people know it, or its id. */
  readonly channel: string;
  readonly problem?: string;
}

/** A report is for the directorate alone; an overview with names for its officers alone. */
export function judgeChannels(facts: readonly ChannelFacts[]): readonly ChannelFinding[] {
  return facts.flatMap((channel) => judge(channel) ?? []);
}

function judge({ directorate, purpose, channelId, found }: ChannelFacts): ChannelFinding | undefined {
  const say = (level: Level, says: ChannelFinding['says'], channel: string): ChannelFinding => ({
    about: 'channels',
    level,
    says,
    directorate,
    purpose,
    channel,
  });
  // Without a channel of their own officers get direct messages.
  if (channelId === undefined || found === undefined) {
    return purpose === 'summary' ? say('warning', 'channel-unnamed', '') : undefined;
  }
  if (found === 'absent') return say('fault', 'channel-absent', channelId);
  if ('problem' in found) return { ...say('warning', 'channel-untold', channelId), problem: found.problem };
  const name = `#${found.name}`;
  if (found.isArchived) return say('fault', 'channel-archived', name);
  if (found.isGeneral) return say('fault', 'channel-general', name);
  if (found.isShared) return say('fault', 'channel-shared', name);
  if (!found.hasBot) return say('fault', 'channel-absent', name);
  if (purpose === 'officers' && !found.isPrivate) return say('warning', 'channel-open', name);
  return say('ok', 'channel-fine', name);
}
