import type { Result } from '../../core/result.ts';
import type { CalendarPorts } from '../calendar/open-quarter.ts';
import type { ActorSources } from '../find-actor.ts';
import type { Patience } from '../ports.ts';
import type { AskPorts } from '../publish/ask-for-sign-off.ts';
import type { AmendPorts } from '../publish/ports.ts';
import type { ResendPorts } from '../publish/resend-summary.ts';
import type { DeskPorts } from '../remind/read-desk.ts';
import type { DigestPorts } from '../remind/read-digest.ts';
import type { SendAgainPorts } from '../remind/send-again.ts';
import type { DecideFindingPorts } from './decide-finding.ts';
import type { ReadTrailPorts } from './trail-reading.ts';

export interface ChoiceStore {
  /** Id of the directorate that somebody who looks after several chose last; undefined before the first choice. */
  chosenDirectorate(slackUserId: string): Promise<string | undefined>;
  chooseDirectorate(
    choice: { readonly slackUserId: string; readonly directorateId: string; readonly at: Date },
    patience: Patience,
  ): Promise<Result<void, 'busy'>>;
}

/** What running a quarter from Slack needs. */
export type QuarterPorts = DeskPorts &
  DigestPorts &
  ActorSources &
  CalendarPorts &
  ResendPorts &
  AmendPorts &
  AskPorts &
  DecideFindingPorts &
  SendAgainPorts &
  ReadTrailPorts & { readonly choices: ChoiceStore };
