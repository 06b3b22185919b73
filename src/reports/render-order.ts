import type { ReportFormat } from '../core/publish/report-format.ts';
import type { Snapshot } from '../core/publish/snapshot.ts';
import type { Result } from '../core/result.ts';
import type { ReportFile, TooLong } from '../usecases/publish/ports.ts';
import type { ReportLook } from './report-look.ts';

/** What the process that makes documents is told. */
export interface RenderOrder {
  readonly id: number;
  readonly snapshot: Snapshot;
  readonly format: ReportFormat;
  readonly look: ReportLook;
}

/** What it answers. */
export type RenderOutcome =
  | { readonly id: number; readonly made: Result<ReportFile, TooLong> }
  | { readonly id: number; readonly problem: string };

/** Both ends are ours, and of one version: what comes through their channel is what was sent. */
export function readOrder(message: unknown): RenderOrder | undefined {
  return isNumbered(message) ? (message as RenderOrder) : undefined;
}

export function readOutcome(message: unknown): RenderOutcome | undefined {
  return isNumbered(message) ? (message as RenderOutcome) : undefined;
}

function isNumbered(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'id' in message && typeof message.id === 'number';
}
