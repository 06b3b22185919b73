import type { EntryKey } from '../../core/collect/entry.ts';
import type { ChangedItem } from '../../core/collect/item/item-change.ts';
import type { EntryWord } from '../../core/remind/asked-entry.ts';
import type { RenderedMessage } from '../publish/ports.ts';

/** What an officer has entered for an owner, as it stands now. */
export interface EnteredLine {
  readonly entry: EntryKey;
  /** E.g. `2026-27/Q1`. */
  readonly quarter: string;
  readonly ref: string;
  readonly words: string;
  readonly word: EntryWord;
  readonly officerName: string;
  /** `telephone, 3 July 2026` */
  readonly howItCame: string;
}

/** What an officer has done to an author's item. */
export interface ItemLine extends ChangedItem {
  readonly officerName: string;
  /** Their own words can be put back. */
  readonly canObject: boolean;
}

export interface EnteredMessage {
  readonly quarterTitle: string;
  readonly lines: readonly EnteredLine[];
  /** Where it is about items: then there are no lines. */
  readonly items?: readonly ItemLine[];
}

/** Turns it into words and blocks. Pure; throws never. */
export type RenderEntered = (message: EnteredMessage) => RenderedMessage;
