import { formatQuarter, type Quarter, titleOfQuarter } from '../../core/calendar/quarter.ts';
import type { ItemAct } from '../../core/collect/item/arrange-items.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { compileRefusalWords } from '../../reports/publish-words.ts';
import { findDirectorate } from '../../usecases/calendar/find-directorate.ts';
import { arrangeItems } from '../../usecases/collect/item/arrange-items.ts';
import type { ItemPorts } from '../../usecases/collect/item/item-ports.ts';
import { type DeskItem, type ItemsDesk, readItemsDesk } from '../../usecases/collect/item/read-items-desk.ts';
import { COMMAND_LINE } from '../../usecases/find-actor.ts';
import { type ActAsPorts, actAs } from '../act-as.ts';
import { type CliContext, commandPatience } from '../cli-context.ts';
import { type ReadOrder, readWords } from '../read-options.ts';
import { readPlace } from '../read-place.ts';
import { runOrder } from '../run-order.ts';
import { arrangeRefusalWords } from './items-words.ts';

const ACTS = ['up', 'down', 'other-section', 'merge', 'hold-over', 'back'] as const;
type ActName = (typeof ACTS)[number];

const itemsHelp = `ragtime items list --directorate CODE --quarter 2026-27/Q1
ragtime items up | down | other-section | hold-over | back ITEM --directorate CODE --quarter 2026-27/Q1 --entered-by JP
ragtime items merge ITEM [--into ITEM] --directorate CODE --quarter 2026-27/Q1 --entered-by JP

Puts the key developments and emerging issues of a quarter in order. ITEM is a number such as 2.1, or an id.

  up, down              past its neighbour in its section
  other-section         from the key developments to the emerging issues, or back
  merge                 into the one above, or into the one that --into names: both texts, joint initials
  hold-over             out of this quarter's report and into the next one's
  back                  what was merged, held over or withdrawn stands for itself again
  --directorate CODE    which directorate, for example CE
  --quarter 2026-27/Q1  which quarter of which financial year
  --entered-by JP       initials of whoever does it: a performance officer of the directorate; it is on record

Exit codes: 0 done, 1 refused (it is said why), 2 the command was not understood`;

export interface ItemsCli extends Pick<CliContext, 'out' | 'err' | 'now' | 'author'> {
  readonly openStore: () => Promise<
    Pick<ItemPorts, 'plans' | 'windows' | 'items' | 'newId'> & ActAsPorts & { readonly close: () => void }
  >;
}

const OPTIONS = {
  directorate: { type: 'string' },
  quarter: { type: 'string' },
  into: { type: 'string' },
  'entered-by': { type: 'string' },
} as const;

interface ItemsOrder {
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly act:
    | { readonly kind: 'list' }
    | { readonly kind: ActName; readonly item: string; readonly into: string | undefined; readonly enteredBy: string };
}

/** `ragtime items` */
export async function runItems(args: readonly string[], cli: ItemsCli): Promise<number> {
  return runOrder(args, cli, { help: itemsHelp, read: parseOrder, carryOut });
}

function parseOrder(args: readonly string[]): ReadOrder<ItemsOrder> {
  return readWords(args, OPTIONS, (values, [name = 'list', item]) => {
    const { into, 'entered-by': enteredBy } = values;
    const place = readPlace(values);
    if (!place.ok) return place;
    if (name === 'list') return done({ ...place.value, act: { kind: 'list' } });
    const kind = ACTS.find((act) => act === name);
    if (kind === undefined)
      return refuse(`"${name}" is nothing that is done with items. There are list, ${ACTS.join(', ')}.`);
    if (item === undefined) return refuse('Say which item, for example 2.1.');
    if (enteredBy === undefined) return refuse('Say who does it, for example --entered-by JP.');
    return done({ ...place.value, act: { kind, item, into, enteredBy } });
  });
}

type Store = Awaited<ReturnType<ItemsCli['openStore']>>;

async function carryOut(store: Store, order: ItemsOrder, cli: ItemsCli): Promise<Result<string, string>> {
  const quarter = formatQuarter(order.quarter);
  const found = await findDirectorate(store.plans, order.directorateCode);
  if (!found.ok) return refuse(compileRefusalWords(found.refusal, { ...order, quarter }));
  const key = { directorateId: found.value.id, quarter, now: cli.now() };
  const read = await readItemsDesk(store, { ...key, by: COMMAND_LINE });
  if (read.outcome !== 'desk') return refuse(arrangeRefusalWords(read));
  const { act } = order;
  if (act.kind === 'list') return done(deskText(read.desk));
  const acting = await actAs(store, act.enteredBy, cli);
  if (!acting.ok) return acting;
  const item = findItem(read.desk, act.item);
  if (!item.ok) return item;
  const into = act.into === undefined ? done(undefined) : findItem(read.desk, act.into);
  if (!into.ok) return into;
  const outcome = await arrangeItems(store, {
    ...key,
    ...acting.value,
    itemId: item.value,
    act: toAct(act.kind, into.value),
    submissionId: store.newId('cli'),
    patience: commandPatience(),
  });
  return outcome.outcome === 'done' ? done(deskText(outcome.desk)) : refuse(arrangeRefusalWords(outcome));
}

function toAct(kind: ActName, intoId: string | undefined): ItemAct | { readonly kind: 'back' } {
  return kind === 'merge' ? { kind, intoId } : { kind };
}

function findItem({ items }: ItemsDesk, name: string): Result<string, string> {
  const found = items.find(({ item, number }) => number === name.trim() || item.itemId === name.trim());
  return found === undefined
    ? refuse(`No item of this quarter has the number or id "${name}". "ragtime items list" shows them.`)
    : done(found.item.itemId);
}

function deskText({ directorateName, quarter, state, items }: ItemsDesk): string {
  if (items.length === 0) return `${directorateName} has no items in ${titleOfQuarter(quarter)}.`;
  const printed = items.filter(({ number }) => number !== undefined);
  const away = items.filter(({ number }) => number === undefined);
  return [
    ...printed.map(
      ({ item, number = '', initials }) => `${item.itemId}  ${number} ${item.title} (${initials.join(', ')})`,
    ),
    ...(away.length === 0
      ? []
      : ['Not printed:', ...away.map((each) => `${each.item.itemId}  ${each.item.title}: ${whereText(each)}`)]),
    ...(state === 'published' ? ['The published report stays as it is until "ragtime quarter amend".'] : []),
  ].join('\n');
}

function whereText({ item, wentTo }: DeskItem): string {
  if (wentTo === undefined) return 'withdrawn';
  if (wentTo.quarter !== item.quarter) return `held over to ${titleOfQuarter(wentTo.quarter)}`;
  return `merged into "${wentTo.title}"`;
}
