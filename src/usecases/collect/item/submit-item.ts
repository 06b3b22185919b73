import { UNKNOWN_PERSON } from '../../../core/access.ts';
import type { WindowState } from '../../../core/collect/collection-window.ts';
import { checkItem, type ItemFault } from '../../../core/collect/item/check-item.ts';
import { type ItemContent, type ItemVersion, standingItems } from '../../../core/collect/item/item.ts';
import { itemToFields } from '../../../core/collect/item/item-draft.ts';
import type { ItemForm } from '../../../core/collect/item/item-form.ts';
import { type Question, stillToAsk } from '../../../core/review/question.ts';
import { questionsOfText } from '../../../core/review/questions-of-text.ts';
import type { Patience } from '../../ports.ts';
import { type SentForm, toSent } from '../draft/sent-form.ts';
import { findRepeated, hashContent } from '../find-repeated.ts';
import type { ItemDraftClosing } from './item-draft-ports.ts';
import type { FormItem, ItemPorts } from './item-ports.ts';
import { answersForOf, basisOf, mayGiveForAnybody, type OpenBook } from './item-situation.ts';
import {
  findItemCase,
  type ItemCase,
  type ItemRefusal,
  type OpenItemRequest,
  toItemForm,
  whoElse,
} from './open-item-form.ts';

export interface SubmitItemRequest extends OpenItemRequest, SentForm {
  /** The quarter that the form was opened for. */
  readonly quarter: string;
  readonly content: Pick<ItemContent, 'title' | 'text' | 'authorIds'>;
  /** Id of the version that the person saw when the form was drawn; undefined for a new item. */
  readonly basedOn: number | undefined;
  /** What the person was asked already; asked once, the next Save stores it as it is. */
  readonly asked?: readonly string[];
  readonly patience: Patience;
}

export type SubmitItemOutcome =
  | {
      readonly outcome: 'saved';
      readonly item: ItemVersion;
      /** IANA. */
      readonly timeZone: string;
      /** Until when it can be changed; undefined when its window has closed since. */
      readonly closesAt: Date | undefined;
      /** `published`: an officer has put something right, and the next revision prints it. */
      readonly state: WindowState | undefined;
      /** Something else was typed of it in another form, and is kept. */
      readonly hasDraft: boolean;
    }
  | { readonly outcome: 'faults'; readonly faults: readonly ItemFault[]; readonly form: ItemForm }
  /** Asked once about the words, with the text kept. */
  | { readonly outcome: 'question'; readonly questions: readonly Question[]; readonly form: ItemForm }
  /**
   * It was changed or withdrawn since the form was drawn. Nothing was stored; both texts are to be shown. `who`: undefined
   * where it was the same person, on another device.
   */
  | {
      readonly outcome: 'overtaken';
      readonly by: ItemVersion;
      readonly who: string | undefined;
      readonly form: ItemForm;
    }
  | { readonly outcome: 'busy' }
  | ItemRefusal;

/** Stores an item. Sent twice with the same content it is stored once; with other content it is a new version. */
export async function submitItem(ports: ItemPorts, request: SubmitItemRequest): Promise<SubmitItemOutcome> {
  for (;;) {
    const found = await findItemCase(ports, request);
    if (found.outcome !== 'found') return found;
    const decided = await decide(ports, request, found);
    if (decided.outcome !== 'store') return decided;
    const stored = await store(ports, request, { ...found, ...decided });
    if (stored !== 'changed') return stored;
  }
}

interface ToStore {
  readonly outcome: 'store';
  readonly content: ItemContent;
  readonly hash: string;
  readonly open: OpenBook;
  readonly enteredById: string;
  readonly ofForm: readonly FormItem[];
}

async function decide(
  ports: ItemPorts,
  request: SubmitItemRequest,
  itemCase: ItemCase,
): Promise<SubmitItemOutcome | ToStore> {
  const { situation, target, actor } = itemCase;
  const { open, organisation, officers, ownerIds, directorate } = situation;
  if (actor.personId === undefined) return { outcome: 'refused', permission: UNKNOWN_PERSON };
  const { title, text, authorIds } = request.content;
  const hash = hashContent([request.subject, request.quarter, title.trim(), text.trim(), authorIds]);
  const ofForm = await ports.items.ofForm(request.nonce);
  const standing = target ?? (await standingOf(ports, ofForm));
  const repeated = findRepeated(ofForm, {
    submissionId: request.submissionId,
    contentHash: hash,
    isOverwritten: ({ version }) => standing !== undefined && standing.id !== version.id,
  });
  const closesAt = open?.window.quarter === request.quarter ? open.window.closesAt : undefined;
  if (repeated !== undefined) {
    // Typed once more in a form whose answer was lost.
    await ports.itemDrafts.closeSame(toClosing(request, actor.personId), request.patience);
    const state = closesAt === undefined ? undefined : open?.window.state;
    const hasDraft = await hasDraftLeft(ports, request, actor.personId);
    return { outcome: 'saved', item: repeated.version, timeZone: organisation.timeZone, closesAt, state, hasDraft };
  }
  if (open === undefined || closesAt === undefined) return { outcome: 'closed', quarter: request.quarter, officers };
  const form = toItemForm(itemCase, request.subject, request.nonce);
  const isSeen = standing === undefined || standing.id === request.basedOn;
  if (!isSeen && !ofForm.some(({ version }) => version.id === standing.id)) {
    return { outcome: 'overtaken', by: standing, who: whoElse(itemCase, standing.enteredById), form };
  }
  const checked = checkItem(
    { ...request.content, kind: form.kind },
    {
      possibleAuthorIds: form.possibleAuthors.map(({ personId }) => personId),
      oneOf: mayGiveForAnybody(actor, directorate.id)
        ? undefined
        : answersForOf(actor, [...ownerIds, ...(itemCase.item?.authorIds ?? [])]),
    },
  );
  if (!checked.ok) return { outcome: 'faults', faults: checked.refusal, form };
  const raised = questionsOfItem(checked.value, { open, itemCase, own: standing?.itemId });
  const questions = stillToAsk(raised, request.asked ?? []);
  if (questions.length > 0) return { outcome: 'question', questions, form };
  return { outcome: 'store', content: checked.value, hash, open, enteredById: actor.personId, ofForm };
}

interface ItemWords {
  readonly open: OpenBook;
  readonly itemCase: ItemCase;
  /** Id of the item itself, once it is stored. */
  readonly own: string | undefined;
}

/** An item that goes on with an issue is compared with that; each with the other items of the quarter. */
function questionsOfItem({ text }: ItemContent, { open, itemCase, own }: ItemWords): readonly Question[] {
  const { item } = itemCase;
  const isFollowed = item !== undefined && item.itemId !== own && item.quarter !== open.window.quarter;
  const others = standingItems(open.book)
    .filter(({ itemId }) => itemId !== own)
    .map((other) => ({ name: `“${other.title}”`, text: other.text }));
  return questionsOfText({ text, saysOnCourse: false, before: isFollowed ? item.text : undefined, others });
}

/** A form that has added an item changes it from then on, whatever became of it elsewhere. */
async function standingOf(ports: ItemPorts, [newest]: readonly FormItem[]): Promise<ItemVersion | undefined> {
  return newest && (await ports.items.item(newest.version.itemId));
}

/** The draft that goes with it. */
function toClosing(request: SubmitItemRequest, personId: string): ItemDraftClosing {
  const { subject, quarter, content } = request;
  return { personId, subject, quarter, ...toSent(itemToFields(content), request) };
}

async function store(
  ports: ItemPorts,
  request: SubmitItemRequest,
  { situation, target, content, hash, open, enteredById, ofForm }: ItemCase & Omit<ToStore, 'outcome'>,
): Promise<SubmitItemOutcome | 'changed'> {
  const { subject } = request;
  const changed = target ?? ofForm[0]?.version;
  const followsId = subject.about === 'follow' ? subject.issueId : changed?.followsId;
  const isBehalf = !content.authorIds.includes(enteredById);
  const [onBehalfOf] = content.authorIds;
  const saved = await ports.items.save(
    {
      ...basisOf(situation, open),
      versions: [
        {
          ...content,
          itemId: changed?.itemId ?? ports.newId('i'),
          followsId,
          isWithdrawn: false,
          formNonce: request.nonce,
          contentHash: hash,
          submissionId: request.submissionId,
        },
      ],
      // Whoever gives something takes back that there was nothing.
      nilReturns: open.book.nilReturns
        .filter(({ personId }) => content.authorIds.includes(personId))
        .map(({ personId }) => ({ personId, isNothing: false })),
      outcomes: subject.about === 'follow' ? [{ issueId: subject.issueId, outcome: 'now-development' }] : [],
      enteredById,
      author: { actor: request.clicker.slackUserId, ...(isBehalf && onBehalfOf !== undefined ? { onBehalfOf } : {}) },
      at: request.now,
      action: changed === undefined ? 'add-item' : 'change-item',
      draft: toClosing(request, enteredById),
    },
    request.patience,
  );
  if (!saved.ok) return saved.refusal === 'busy' ? { outcome: 'busy' } : 'changed';
  const [version] = saved.value;
  if (version === undefined) throw new Error('An item was saved without a version.');
  return {
    outcome: 'saved',
    item: version,
    timeZone: situation.organisation.timeZone,
    closesAt: open.window.closesAt,
    state: open.window.state,
    hasDraft: await hasDraftLeft(ports, request, enteredById),
  };
}

async function hasDraftLeft(
  { itemDrafts }: ItemPorts,
  { subject, quarter }: SubmitItemRequest,
  personId: string,
): Promise<boolean> {
  return (await itemDrafts.draft({ personId, subject, quarter })) !== undefined;
}
