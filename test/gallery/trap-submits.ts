import SqliteDatabase from 'better-sqlite3';
import type { Ack, Delivery } from '../../sandbox/delivery.ts';
import { fieldsOf } from '../../sandbox/fields.ts';
import { isObject, type Json, type JsonObject, objectAt, objectsAt, stringAt } from '../../sandbox/json.ts';
import { loseValues } from '../../sandbox/lose-values.ts';
import type { Forged } from '../../sandbox/slack.ts';
import { CALLBACKS } from '../../src/slack/ids.ts';
import { setDisk } from '../support/broken-disk.ts';
import type { Council } from '../support/council.ts';
import { openPrint } from '../support/database-print.ts';
import { findLost } from './find-lost.ts';

/** What goes wrong with a form that somebody sends. */
export const TRAPS = ['the database is locked', 'the database takes nothing', 'the fields are missing'] as const;
export type Trap = (typeof TRAPS)[number];

/** These lead on to what is stored, and store nothing; of the gaps nothing is chosen anew in the plays. */
export const WRITE_NOTHING: readonly string[] = [
  CALLBACKS.entering,
  CALLBACKS.entryChoice,
  CALLBACKS.itemPlace,
  CALLBACKS.contributorEntry,
  CALLBACKS.tellChoice,
  CALLBACKS.financeForm,
  CALLBACKS.gaps,
];

const SAYS: Readonly<Record<Trap, RegExp>> = {
  'the database is locked': /Ragtime was busy for a moment/,
  'the database takes nothing': /went wrong on our side/,
  'the fields are missing': /Nothing was changed/,
};

/** What came of a form that fell into a trap. */
export interface Trapped {
  readonly form: string;
  readonly trap: Trap;
  /** Whether the person is told; where it never came so far, the form was kept back for another reason. */
  readonly isTold: boolean;
  /** Tables that changed all the same. */
  readonly changed: readonly string[];
  /** What was typed or chosen and is not before the person any more. */
  readonly lost: readonly string[];
}

/** Sends each form into each trap before it is sent as it was meant. */
export interface Trapper {
  /** @returns the way to stop */
  watch(council: Council): () => void;
  readonly trapped: readonly Trapped[];
}

export function createTrapper(): Trapper {
  const trapped: Trapped[] = [];
  const isDone = (form: string, trap: Trap) =>
    trapped.some((one) => one.form === form && one.trap === trap && one.isTold);
  return {
    trapped,
    watch: (council) => {
      const print = openPrint(council.databasePath);
      const stop = council.slack.onDelivery(async (delivery) => {
        const view = objectAt(delivery.payload, 'view');
        const initials = initialsOf(council, delivery);
        if (delivery.kind !== 'view_submission' || view === undefined || initials === undefined) return;
        const form = nameOf(view);
        for (const trap of TRAPS.filter((each) => isTrapOf(form, view, each) && !isDone(form, each))) {
          print.changed();
          const seen = await fall(council, { delivery, trap, initials });
          const kept = trap === 'the fields are missing' ? keptIn(seen, view) : [];
          const shown = JSON.stringify({ seen: seen === 'errors' ? [] : objectsAt(seen, 'blocks'), kept });
          const leaves = trap === 'the fields are missing' ? 'what was entered' : 'nothing';
          // An error on a field leaves the form as it is.
          const lost = seen === 'errors' ? [] : findLost({ sent: view, seen, leaves });
          const isTold = SAYS[trap].test(shown) || (seen === 'errors' && trap === 'the fields are missing');
          trapped.push({ form, trap, isTold, changed: print.changed(), lost });
        }
      });
      return () => {
        stop();
        print.close();
      };
    },
  };
}

function isTrapOf(form: string, view: JsonObject, trap: Trap): boolean {
  if (trap === 'the fields are missing') return fieldsOf(objectsAt(view, 'blocks')).length > 0;
  return !WRITE_NOTHING.includes(form);
}

function initialsOf({ plan, slack }: Council, { payload }: Delivery): string | undefined {
  const user = objectAt(payload, 'user')?.id;
  return plan.people.map(({ initials }) => initials).find((initials) => slack.userId(initials) === user);
}

interface Fall {
  readonly delivery: Delivery;
  readonly trap: Trap;
  readonly initials: string;
}

/** @returns undefined also where the play itself has set the trap. */
async function fall(council: Council, { delivery, trap, initials }: Fall): Promise<Seen> {
  const { slack, databasePath } = council;
  const forge = async (payload = delivery.payload) =>
    toSeen(council, await slack.forge({ ...delivery, payload }, initials));
  switch (trap) {
    case 'the fields are missing':
      return forge(loseValues(delivery.payload, { kind: 'values-lost', fields: 'missing' }));
    case 'the database is locked': {
      const other = new SqliteDatabase(databasePath, { timeout: 0 });
      try {
        other.exec('begin immediate');
        return await forge();
      } catch {
        return undefined;
      } finally {
        other.close();
      }
    }
    case 'the database takes nothing':
      setDisk('read-only');
      return forge().finally(() => setDisk('well'));
  }
}

/** By its callback id, and what it does where one form does several things. */
function nameOf(view: JsonObject): string {
  const act = /"act":"([\w-]+)"/.exec(stringAt(view, 'private_metadata') ?? '')?.[1];
  const callback = stringAt(view, 'callback_id') ?? '';
  return act === undefined ? callback : `${callback} ${act}`;
}

/** Documents are made before they are stored; a busy machine takes its time over it. */
const MADE_WITHIN_MS = 60_000;

/** The form as the person has it then; undefined where it is closed. */
type Seen = JsonObject | 'errors' | undefined;

async function toSeen({ slack }: Council, { acks: [ack], calls }: Forged): Promise<Seen> {
  const body = ack && bodyOf(ack);
  if (body?.response_action === 'errors') return 'errors';
  const next = body && objectAt(body, 'view');
  if (next === undefined || stringAt(objectAt(next, 'title'), 'text') !== 'One moment') return next;
  const before = slack.calls.length - calls.length;
  const later = () => slack.calls.slice(before).findLast(({ method }) => method === 'views.update');
  await slack.until(() => later() !== undefined, { timeoutMs: MADE_WITHIN_MS });
  const view = later()?.args.view ?? null;
  const read: Json = typeof view === 'string' ? JSON.parse(view) : view;
  return isObject(read) ? read : undefined;
}

/** Slack leaves in a field what was typed there, as long as its block keeps its id. */
function keptIn(next: Seen, sent: JsonObject): readonly Json[] {
  const ids = next === 'errors' ? [] : objectsAt(next, 'blocks').map(({ block_id: id }) => id);
  const state = Object.entries(objectAt(objectAt(sent, 'state') ?? {}, 'values') ?? {});
  return state.flatMap(([id, values]) => (ids.includes(id) && values !== undefined ? [values] : []));
}

function bodyOf(ack: Ack): JsonObject | undefined {
  return ack.isAcked && isObject(ack.body) ? ack.body : undefined;
}
