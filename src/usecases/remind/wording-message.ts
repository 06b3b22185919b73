import type { WordingStand } from '../../core/review/wording.ts';
import type { RenderedMessage } from '../publish/ports.ts';

/** One entry that is printed, or was, in other words than its owner's. */
export interface WordingLine {
  readonly wordingId: number;
  readonly ref: string;
  readonly words: string;
  readonly stand: WordingStand;
}

/** What an officer has put in print, to the owner; or what the owner says to that, to an officer. */
export type WordingMessage =
  | {
      readonly about: 'wordings';
      readonly quarterTitle: string;
      /** Empty where it was done from the command line. */
      readonly officerNames: readonly string[];
      /** Name of the owner, where the reader stands in. */
      readonly insteadOf: string | undefined;
      readonly lines: readonly WordingLine[];
    }
  | {
      readonly about: 'objection';
      readonly windowId: string;
      readonly quarterTitle: string;
      readonly ref: string;
      readonly words: string;
      readonly byName: string;
      readonly reason: string;
    };

/** Turns it into words and blocks. Pure; throws never. */
export type RenderWording = (message: WordingMessage) => RenderedMessage;
