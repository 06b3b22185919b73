import type { Logger } from 'pino';
import type { CollectPorts } from '../usecases/collect/ports.ts';
import type { SlackUser } from '../usecases/ports.ts';
import type { AbsencePorts } from '../usecases/remind/set-absence.ts';
import type { SnoozePorts } from '../usecases/remind/snooze-reminder.ts';

/** What the listeners need: the use cases' ports, the clock and the log. */
export interface SlackContext {
  readonly collect: CollectPorts;
  readonly remind: SnoozePorts & AbsencePorts;
  readonly clock: () => Date;
  readonly log: Logger;
  /** Slack told us that a user changed. */
  readonly onUserChanged: (user: Omit<SlackUser, 'dmChannelId' | 'readAt'>) => Promise<void>;
  /** The app was removed or its tokens revoked. */
  readonly onRevoked: () => Promise<void>;
}
