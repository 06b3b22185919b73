import type { KnownBlock, ModalView } from '@slack/types';
import type { Walk } from '../../core/collect/walk.ts';
import { cut } from '../blocks.ts';
import { plainText } from '../text.ts';
import { type FormMemory, writeFormMemory } from './form-memory.ts';

/** https://docs.slack.dev/reference/views/modal-views */
const LONGEST_TITLE = 24;

/** How a form was come to, whatever it is for. */
export interface Opening {
  /** The walk that it is a part of; undefined for a single form. */
  readonly walk?: Walk | undefined;
  /** Said above the form. */
  readonly notice?: readonly KnownBlock[] | undefined;
}

/** The form of one entry, without what all forms have in common. */
export interface EntryForm {
  readonly callbackId: string;
  readonly ref: string;
  readonly memory: Omit<FormMemory, 'walk'>;
  readonly blocks: readonly KnownBlock[];
}

/** Gives a form of any kind its title, its buttons and its place in the walk. */
export function frameForm({ callbackId, ref, memory, blocks }: EntryForm, { walk, notice = [] }: Opening): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plainText(titleOf(ref, walk)),
    submit: plainText(walk === undefined || walk.isLast ? 'Save' : 'Save and next'),
    close: plainText('Close'),
    private_metadata: writeFormMemory({ ...memory, walk }),
    blocks: [...notice, ...blocks],
  };
}

/** `Update COPS1, 3 of 8` */
function titleOf(ref: string, walk: Walk | undefined): string {
  const place = walk === undefined || walk.total === 1 ? '' : `, ${walk.position} of ${walk.total}`;
  return `${cut(`Update ${ref}`, LONGEST_TITLE - place.length)}${place}`;
}
