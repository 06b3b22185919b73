import type { ReportFormat } from '../../core/publish/report-format.ts';
import type { AttachmentPayload } from '../../core/remind/delivery.ts';
import type { Result } from '../../core/result.ts';
import type { ReportFile, TooLong } from '../publish/ports.ts';
import type { FindOutcome, SlackTrouble } from './messenger-ports.ts';

export type UploadOutcome = { readonly outcome: 'uploaded'; readonly fileId: string } | SlackTrouble;

/** `gone`: Slack no longer has the bytes, and has shown nothing. */
export type ShareOutcome = { readonly outcome: 'shared' } | { readonly outcome: 'gone' } | SlackTrouble;

/** Puts files into channels and threads, in two steps. Never retries by itself. */
export interface FilePoster {
  /** Hands the bytes over. Nobody sees them until they are shared. */
  upload(file: {
    readonly name: string;
    readonly bytes: Uint8Array;
    readonly altText: string | undefined;
  }): Promise<UploadOutcome>;
  /** Shows an uploaded file as one message. */
  share(request: {
    readonly channelId: string;
    readonly threadTs: string | undefined;
    readonly fileId: string;
    readonly title: string;
    /** Our own words alone: Slack formats them. */
    readonly comment: string;
  }): Promise<ShareOutcome>;
  /** Where the file stands in the channel. */
  find(request: { readonly channelId: string; readonly fileId: string }): Promise<FindOutcome>;
}

/** The bytes of what an attachment names. */
export type AttachmentReader = (
  payload: AttachmentPayload,
  now: Date,
) => Promise<Result<ReportFile, { readonly reason: 'gone' } | TooLong>>;

/** What officers are told of a file that Slack did not take. */
export interface RefusedFile {
  readonly format: ReportFormat;
  readonly problem: string;
}
