import type { KnownBlock, ModalView } from '@slack/types';
import type { Draft } from '../../../core/collect/draft.ts';
import type { Walk } from '../../../core/collect/walk.ts';
import { apart, context, cut } from '../../blocks.ts';
import { notKept } from '../../not-kept.ts';
import { plainText } from '../../text.ts';
import { keptAsDraftText } from '../answer-texts.ts';
import { buildSinceDraft } from '../build-notices.ts';
import { fillFromDraft, makeDraftable } from '../draft/draft-fields.ts';
import { momentText } from '../moment-text.ts';
import { buildButtonsInForm } from './build-buttons-in-form.ts';
import { type FormMemory, writeFormMemory } from './form-memory.ts';

/** https://docs.slack.dev/reference/views/modal-views */
const LONGEST_TITLE = 24;

/** How a form was come to, whatever it is for. */
export interface Opening {
  /** The walk that it is a part of; undefined for a single form. */
  readonly walk?: Walk | undefined;
  /** What this person has begun and not sent; the fields begin with it. */
  readonly draft?: Draft | undefined;
  /** Said above the form. */
  readonly notice?: readonly KnownBlock[] | undefined;
}

/** The form of one entry, without what all forms have in common. */
export interface EntryForm {
  readonly callbackId: string;
  /** What is done with the entry; left out: it is updated. */
  readonly drafts?: { readonly submit: string; readonly kept: string } | undefined;
  readonly ref: string;
  /** The directorate's zone, IANA. */
  readonly timeZone: string;
  /** What was sent for this quarter and stands now, as it is shown beside a draft that does not know it. */
  readonly standing: Standing | undefined;
  readonly memory: Omit<FormMemory, 'walk' | 'draftedAt'>;
  readonly blocks: readonly KnownBlock[];
}

export interface Standing {
  /** Name of who sent it. */
  readonly by: string;
  /** Their person id. */
  readonly byId: string;
  readonly at: Date;
  readonly blocks: readonly KnownBlock[];
}

/** Gives a form of any kind its title, its buttons, its place in the walk and the draft. */
export function frameForm(form: EntryForm, { walk, draft, notice = [] }: Opening): ModalView {
  const { callbackId, ref, memory, blocks, drafts } = form;
  const filled = draft === undefined ? blocks : fillFromDraft(blocks, draft);
  const submit = drafts?.submit ?? (walk === undefined || walk.isLast ? 'Save' : 'Save and next');
  const prefilledFrom = draft === undefined ? memory.prefilledFrom : undefined;
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plainText(titleOf(`${verbOf(form)} ${ref}`, { ref, walk })),
    submit: plainText(submit),
    close: plainText('Close'),
    private_metadata: writeFormMemory({ ...memory, prefilledFrom, walk, draftedAt: draft?.actedAt }),
    blocks: [
      ...apart(notice),
      ...buildDraftLines(form, draft),
      ...(memory.howItCame === undefined
        ? [...makeDraftable(filled), buildButtonsInForm({ walk }), context(drafts?.kept ?? keptAsDraftText(submit))]
        : [...filled, notKept(submit)]),
    ],
  };
}

/** That there is a draft; and where something else was sent since it was begun, both texts. */
function buildDraftLines({ memory, timeZone, standing }: EntryForm, draft: Draft | undefined): readonly KnownBlock[] {
  if (draft === undefined) return [];
  const line = context(`Saved as draft at ${momentText(draft.savedAt, timeZone)}. Not sent.`);
  if (standing === undefined || draft.basedOn === memory.basedOn) return [line];
  const who = standing.byId === draft.personId ? undefined : standing.by;
  return [line, ...buildSinceDraft({ who, at: standing.at, timeZone }, standing.blocks)];
}

function verbOf({ drafts, memory }: EntryForm): string {
  if (memory.howItCame !== undefined) return 'Enter';
  return drafts === undefined ? 'Update' : 'Draft';
}

/** `Update COPS1`; in a walk `3 of 8: COPS1`, since a phone shows about 15 characters beside "Save and next". */
function titleOf(what: string, { ref, walk }: { readonly ref: string; readonly walk: Walk | undefined }): string {
  if (walk === undefined || walk.total === 1) return cut(what, LONGEST_TITLE);
  return cut(`${walk.position} of ${walk.total}: ${ref}`, LONGEST_TITLE);
}
