import type { Delivery } from '../../sandbox/delivery.ts';
import { isObject, type Json, objectAt } from '../../sandbox/json.ts';
import type { Forged } from '../../sandbox/slack.ts';
import type { Council } from '../support/council.ts';
import { openPrint } from '../support/database-print.ts';
import { openColumns } from '../support/read-column.ts';
import { openRewind } from '../support/rewind.ts';
import { findOthers, type Trying } from './find-others.ts';
import { forgeIds, type WithOtherIds } from './forge-ids.ts';
import { openOtherDirectorate } from './open-other-directorate.ts';
import { nameOfDelivery } from './press-by-hand.ts';
import { OWNERS } from './things-of-others.ts';
import { hasEffect } from './what-is-shown.ts';
import { ADMINISTRATORS, ASKED_FIRST, mayDo, OTHERS, type Other, SHUT_OUT } from './who-may.ts';

/** What the plays have shown. */
export interface Matrix {
  /** What was done at all. */
  readonly tried: Set<string>;
  /** Who has done what, so that something came of it; as `cellOf` names it. */
  readonly shown: Set<string>;
  /** Who has done what, and nothing came of it, as it should be. */
  readonly refused: Set<string>;
  /** What was done with names of others in it; as `cellOf` names it, by whose they are. */
  readonly forged: Set<string>;
  /** What an owner has done. */
  readonly owned: Set<string>;
}

export function newMatrix(): Matrix {
  return { tried: new Set(), shown: new Set(), refused: new Set(), forged: new Set(), owned: new Set() };
}

export function cellOf(what: string, who: Trying['who'] | WithOtherIds['of']): string {
  return `${what}: ${who}`;
}

interface Breach {
  readonly what: string;
  /** All who may not, and tried at once; one of them did. */
  readonly who: readonly Trying['who'][];
  /** What was written into it, where that is not what it was shown with. */
  readonly idsOf?: string;
  readonly changed?: readonly string[];
  readonly read?: readonly string[];
  readonly isAcked?: false;
  /** Forms that were opened, to be filled in and sent. */
  readonly opened?: readonly string[];
}

export interface Trial {
  readonly breaches: readonly Breach[];
  close(): void;
}

/** How often the same is tried in one play: people fill in the same form of a dozen milestones. */
const ENOUGH = 3;
/** The same with names of others in it, of which there are four. */
const ENOUGH_FORGED = 2;

/**
 * From now on, whatever somebody does is first done by everybody else. Those who may not change nothing and read nothing.
 * For those who may, and for the person themself, something comes of it; then the database is as it was before.
 */
export async function openTrial(council: Council, matrix: Matrix): Promise<Trial> {
  const { slack, databasePath } = council;
  await slack.setPerson({ initials: 'ZM', name: 'Zoe Mellor' });
  for (const person of [...SHUT_OUT, ...ADMINISTRATORS]) await slack.setPerson(person);
  const print = openPrint(databasePath);
  const rewind = openRewind(databasePath);
  const columns = openColumns(databasePath);
  const breaches: Breach[] = [];
  const times = new Map<string, number>();
  let turn = 0;

  const tryInVain = async (what: string, delivery: Delivery, others: readonly Trying[]) => {
    // What they sent themselves may come back to them.
    const given = JSON.stringify(delivery.payload);
    const secrets = print.secrets().filter((text) => !given.includes(inJson(text)));
    const orders = others.flatMap(({ given = [] }) => given);
    const isMarked = orders.length > 0 && rewind.mark(orders);
    print.changed();
    const { acks, calls } = await slack.forge(delivery, ...others.map(({ initials }) => initials));
    const changed = print.changed();
    if (isMarked) await rewind.back();
    const shown = JSON.stringify([acks, calls.map(({ args }) => args)]);
    const read = secrets.filter((text) => shown.includes(inJson(text)));
    const who = others.map((each) => each.who);
    if (changed.length > 0) breaches.push({ what, who, changed });
    if (read.length > 0) breaches.push({ what, who, read });
    if (acks.some(({ isAcked }) => !isAcked)) breaches.push({ what, who, isAcked: false });
    const opened = ASKED_FIRST.includes(what) ? formsIn(delivery, calls) : [];
    if (opened.length > 0) breaches.push({ what, who, opened });
    for (const each of who) matrix.refused.add(cellOf(what, each));
  };
  const tryInEarnest = async (what: string, delivery: Delivery, { who, initials, given = [] }: Trying) => {
    const cell = cellOf(what, who);
    if (matrix.shown.has(cell)) return;
    if (!rewind.mark(given)) return;
    print.changed();
    const forged = await slack.forge(delivery, initials);
    const changed = print.changed();
    await rewind.back();
    if (!hasEffect(forged, changed)) return;
    matrix.shown.add(cell);
    // An approver signs; that approvers may is shown, too.
    const role = Object.entries(OTHERS).find(([, fixed]) => fixed === initials)?.[0];
    if (role !== undefined) matrix.shown.add(cellOf(what, role as Other));
  };

  /** With what is given, where anything has changed at all. */
  const rowsBefore = async (tables: readonly string[], given: readonly string[]) => {
    if (tables.length === 0 || given.length === 0 || !rewind.mark(given)) return print.rows(tables);
    const rows = print.rows(tables);
    await rewind.back();
    return rows;
  };
  /** What is allowed here, done to what is somebody else's. */
  const tryElsewhere = async (what: string, delivery: Delivery, doer: Trying) => {
    for (const { of: idsOf, delivery: forged, ids, secret, given } of forgeIds(columns.read, delivery, doer.initials)) {
      if (!rewind.mark(given)) return;
      print.changed();
      const { acks, calls } = await slack.forge(forged, doer.initials);
      const tables = print.changed();
      const after = print.rows(tables);
      await rewind.back();
      const before = await rowsBefore(tables, given);
      const touched = [...after, ...before]
        .filter((row) => after.has(row) !== before.has(row))
        .filter((row) => ids.some((id) => row.includes(id)));
      if (touched.length > 0) breaches.push({ what, who: [doer.who], idsOf, changed: touched });
      const isRead = JSON.stringify([acks, calls.map(({ args }) => args)]).includes(secret);
      if (isRead) breaches.push({ what, who: [doer.who], idsOf, read: [secret] });
      matrix.forged.add(cellOf(what, idsOf));
    }
  };

  const stop = slack.onDelivery(async (delivery) => {
    if (delivery.kind === 'event' || delivery.kind === 'view_closed') return;
    if (turn === 0) await openOtherDirectorate(council);
    turn += 1;
    const what = nameOfDelivery(delivery);
    matrix.tried.add(what);
    const { doer, others } = findOthers(council, {
      ...{ read: columns.read, delivery },
      shutOut: SHUT_OUT[turn % SHUT_OUT.length]?.initials,
    });
    const key = `${what} ${doer?.initials}`;
    times.set(key, (times.get(key) ?? 0) + 1);
    const may = ({ who }: Trying) => mayDo(what, who as Other, doer?.initials);
    const time = times.get(key) ?? 0;
    if (time <= ENOUGH) {
      const inVain = others.filter((other) => !may(other));
      await tryInVain(what, delivery, inVain);
    }
    if (time <= ENOUGH_FORGED && doer !== undefined) await tryElsewhere(what, delivery, doer);
    if (OWNERS.includes(doer?.initials ?? '')) matrix.owned.add(what);
    for (const one of [...(doer === undefined ? [] : [doer]), ...others.filter(may)]) {
      await tryInEarnest(what, delivery, one);
    }
  });
  return {
    breaches,
    close: () => {
      stop();
      print.close();
      columns.close();
      rewind.close();
    },
  };
}

/** By a press, a shortcut or a command; a form that is drawn anew where something was pressed in it was open before. */
function formsIn({ kind, payload }: Delivery, calls: Forged['calls']): readonly string[] {
  if (kind === 'view_submission') return [];
  const own = objectAt(payload, 'view')?.callback_id;
  return calls.flatMap(({ args }) => {
    const view = typeof args.view === 'string' ? (JSON.parse(args.view) as Json) : args.view;
    const isForm = isObject(view) && view.submit !== undefined && view.callback_id !== own;
    return isForm ? [String(view.callback_id)] : [];
  });
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1).slice(0, 60);
}
