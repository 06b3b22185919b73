import type { AttachmentPayload, ReminderPayload } from '../../core/remind/delivery.ts';
import type { RenderedMessage, ReportFile } from '../publish/ports.ts';
import type { SlackTrouble } from './messenger-ports.ts';

/** What a delivery turns into at the moment of sending. */
export type Composed =
  | {
      readonly kind: 'message';
      readonly channelId: string;
      readonly message: RenderedMessage;
      readonly payload: ReminderPayload | undefined;
      /** The message that is edited; undefined where a new one is posted. */
      readonly ts?: string | undefined;
    }
  | {
      readonly kind: 'file';
      readonly channelId: string;
      readonly payload: AttachmentPayload;
      /** Undefined where Slack has the bytes already. */
      readonly file: ReportFile | undefined;
    }
  | { readonly kind: 'postponed'; readonly until: Date }
  | { readonly kind: 'cancelled' }
  /** Where it may go could not be learned just now. */
  | { readonly kind: 'unknown'; readonly trouble: SlackTrouble }
  | { readonly kind: 'impossible'; readonly problem: string };
