import { type Actor, UNKNOWN_PERSON } from '../../../core/access.ts';
import { formatQuarter, nextQuarter, parseQuarter } from '../../../core/calendar/quarter.ts';
import {
  type ArrangedItem,
  type Arrangement,
  type ArrangeRefusal,
  arrangeItem,
  type ItemAct,
  toArranged,
} from '../../../core/collect/item/arrange-items.ts';
import type { ItemVersion } from '../../../core/collect/item/item.ts';
import { done, type Result, refuse } from '../../../core/result.ts';
import type { Author, Patience } from '../../ports.ts';
import { hashContent } from '../find-repeated.ts';
import type { FormItem, ItemPorts } from './item-ports.ts';
import { basisOf, type OpenBook } from './item-situation.ts';
import { type DeskKey, type ItemsDesk, type ReadDesk, readItemsDesk } from './read-items-desk.ts';

type DeskPorts = Pick<ItemPorts, 'plans' | 'windows' | 'items' | 'newId'>;

export interface ArrangeRequest extends DeskKey {
  readonly by: Actor;
  readonly author: Author;
  readonly itemId: string;
  /** `back`: what was merged, held over or withdrawn stands for itself again. */
  readonly act: ItemAct | { readonly kind: 'back' };
  /** One press, as Slack names it. */
  readonly submissionId: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type ArrangeOutcome =
  | { readonly outcome: 'done'; readonly desk: ItemsDesk }
  | Exclude<ReadDesk, { outcome: 'desk' }>
  | { readonly outcome: 'not-arranged'; readonly refusal: ArrangeRefusal | BackRefusal }
  | { readonly outcome: 'busy' };

export type BackRefusal =
  /** It stands. */
  | { readonly reason: 'not-away' }
  /** What it went into was changed since: taking it apart would lose words. */
  | { readonly reason: 'changed-since'; readonly title: string }
  /** The report of the quarter to which it would go is signed. */
  | { readonly reason: 'next-is-signed'; readonly quarter: string };

/** Moves, merges or holds over one item, or brings it back. Pressed once and delivered twice, it is done once. */
export async function arrangeItems(ports: DeskPorts, request: ArrangeRequest): Promise<ArrangeOutcome> {
  for (;;) {
    const read = await readItemsDesk(ports, request);
    if (read.outcome !== 'desk') return read;
    if (request.by.personId === undefined) return { outcome: 'refused', permission: UNKNOWN_PERSON };
    if (await ports.items.wasPressed(request.submissionId)) return { outcome: 'done', desk: read.desk };
    const decided = await decide(ports, request, read.open);
    if (!decided.ok) return { outcome: 'not-arranged', refusal: decided.refusal };
    const stored = await store(ports, request, { read, arrangement: decided.value, enteredById: request.by.personId });
    if (stored === 'busy') return { outcome: 'busy' };
    // Stored, or changed by somebody else meanwhile: what stands now says which.
  }
}

async function decide(
  ports: DeskPorts,
  { itemId, act, directorateId }: ArrangeRequest,
  { book, window }: OpenBook,
): Promise<Result<Arrangement, ArrangeRefusal | BackRefusal>> {
  if (act.kind === 'back')
    return bringBack(
      ports,
      book.items.find((item) => item.itemId === itemId),
    );
  const quarter = parseQuarter(window.quarter);
  const next = quarter === undefined ? '' : formatQuarter(nextQuarter(quarter));
  const windows = await ports.windows.windows();
  const ahead = windows.find((each) => each.directorateId === directorateId && each.quarter === next)?.state;
  if (act.kind === 'hold-over' && (ahead === 'signed-off' || ahead === 'published')) {
    return refuse({ reason: 'next-is-signed', quarter: next });
  }
  return arrangeItem(itemId, act, { book, next: { quarter: next, itemId: ports.newId('i') } });
}

async function bringBack(ports: DeskPorts, item: ItemVersion | undefined): Promise<Result<Arrangement, BackRefusal>> {
  if (item === undefined || !item.isWithdrawn) return refuse({ reason: 'not-away' });
  const restored = { ...toArranged(item), isWithdrawn: false };
  const into = item.wentToId === undefined ? [] : await ports.items.history(item.wentToId);
  const [newest, before] = [into.at(-1), into.at(-2)];
  if (newest === undefined) return done({ versions: [restored], order: undefined });
  const own = await ports.items.history(item.itemId);
  if (own.at(-1)?.submissionId !== newest.submissionId) {
    return refuse({ reason: 'changed-since', title: newest.version.title });
  }
  return done({ versions: [restored, undo(newest, before)], order: undefined });
}

/** A merged one has its words of before; what came into the next quarter is withdrawn there. */
function undo({ version }: FormItem, before: FormItem | undefined): ArrangedItem {
  return before === undefined
    ? { ...toArranged(version), isWithdrawn: true, quarter: version.quarter }
    : toArranged(before.version);
}

async function store(
  ports: DeskPorts,
  { act, itemId, submissionId, author, now: at, patience }: ArrangeRequest,
  {
    read,
    arrangement,
    enteredById,
  }: {
    readonly read: Extract<ReadDesk, { outcome: 'desk' }>;
    readonly arrangement: Arrangement;
    readonly enteredById: string;
  },
): Promise<'done' | 'busy'> {
  const { versions, order } = arrangement;
  const saved = await ports.items.save(
    {
      ...basisOf(read.situation, read.open),
      versions: versions.map((version) => ({
        ...version,
        formNonce: submissionId,
        contentHash: hashContent([act, version.itemId]),
        submissionId,
      })),
      ...(order && { order: { itemIds: order, movedId: itemId, submissionId } }),
      nilReturns: [],
      outcomes: [],
      enteredById,
      author,
      at,
      action: `item-${act.kind}`,
    },
    patience,
  );
  return !saved.ok && saved.refusal === 'busy' ? 'busy' : 'done';
}
