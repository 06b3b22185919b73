import type { EntryKey } from '../../core/collect/entry.ts';
import type { RenderedMessage } from '../publish/ports.ts';

/** A draft that came back to its contributor. */
export interface SentBackContent {
  readonly entry: EntryKey;
  /** `2026-27/Q1` */
  readonly quarter: string;
  readonly quarterTitle: string;
  readonly ref: string;
  readonly words: string;
  readonly byName: string;
  readonly question: string;
}

/** Turns it into words and blocks. Pure; throws never. */
export type RenderSentBack = (content: SentBackContent) => RenderedMessage;
