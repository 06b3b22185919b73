import type { SharePayload } from '../../core/remind/delivery.ts';
import type { RenderedMessage } from '../publish/ports.ts';

/** What a published report prints of its reader. */
export interface ShareMessage extends Pick<SharePayload, 'isCorrection' | 'lines'> {
  readonly quarterTitle: string;
  readonly directorateName: string;
  /** `C…`; undefined where the report never came to a channel. */
  readonly channelId: string | undefined;
  /** Address of the report's message there; undefined where Slack did not say. */
  readonly link: string | undefined;
  /** Who can correct it. */
  readonly officerNames: readonly string[];
}

/** Turns it into words and blocks. Pure; throws never. */
export type RenderShare = (message: ShareMessage) => RenderedMessage;
