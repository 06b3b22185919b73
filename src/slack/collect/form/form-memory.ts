import * as z from 'zod';
import { ENTRY_KINDS, type EntryKey } from '../../../core/collect/entry.ts';
import type { Walk } from '../../../core/collect/walk.ts';
import { parseJson } from '../../parse-json.ts';

/**
 * What a form carries with it through Slack and back, whatever kind of entry it is for. It says where the answer
 * belongs, never who may give it.
 */
export interface FormMemory {
  readonly entry: EntryKey;
  readonly quarter: string;
  /** One opening of the form. */
  readonly nonce: string;
  /** Id of the newest update that the person has seen; undefined when there was none. */
  readonly basedOn: number | undefined;
  /** Id of the update whose texts stood in the fields at the beginning; undefined when they were empty or a draft's. */
  readonly prefilledFrom: number | undefined;
  /** The questions that were asked already; each is asked once. */
  readonly asked: readonly string[];
  /** The supplier's newest figure that the person has seen; undefined when there was none. */
  readonly suppliedId?: number | undefined;
  /** The walk that the form is a part of; undefined for a single one. */
  readonly walk?: Walk | undefined;
  /** The officer's question that stood above the form. */
  readonly returnId?: number | undefined;
  /** The contributor's draft that the person was shown. */
  readonly handedId?: number | undefined;
  /** How it reached the officer who enters it for the owner; undefined where somebody answers. */
  readonly howItCame?: string | undefined;
  /** When the newest was typed of the draft that the form began with, in microseconds on Slack's clock. */
  readonly draftedAt?: number | undefined;
}

const walkShape = z.object({ s: z.number(), p: z.number(), t: z.number(), l: z.boolean() });

const shape = z.object({
  e: z.tuple([z.enum(ENTRY_KINDS), z.string()]),
  q: z.string(),
  n: z.string(),
  b: z.number().optional(),
  p: z.number().optional(),
  a: z.array(z.string()),
  s: z.number().optional(),
  w: walkShape.optional(),
  r: z.number().optional(),
  h: z.number().optional(),
  f: z.string().optional(),
  d: z.number().optional(),
});

export function writeFormMemory(memory: FormMemory): string {
  const { entry, quarter, nonce, basedOn, prefilledFrom, asked, suppliedId, walk, returnId, handedId } = memory;
  const way = walk && { s: walk.startedAt.getTime(), p: walk.position, t: walk.total, l: walk.isLast };
  return JSON.stringify({
    e: [entry.kind, entry.id],
    q: quarter,
    n: nonce,
    b: basedOn,
    p: prefilledFrom,
    a: asked,
    s: suppliedId,
    w: way,
    r: returnId,
    h: handedId,
    f: memory.howItCame,
    d: memory.draftedAt,
  });
}

/** @returns undefined when it is not ours. */
export function readFormMemory(text: string): FormMemory | undefined {
  const read = shape.safeParse(withEntry(parseJson(text)));
  if (!read.success) return undefined;
  const { e, q, n, b, p, a, s, w, r, h, f, d } = read.data;
  const walk = w && { startedAt: new Date(w.s), position: w.p, total: w.t, isLast: w.l };
  return {
    entry: { kind: e[0], id: e[1] },
    quarter: q,
    nonce: n,
    basedOn: b,
    prefilledFrom: p,
    asked: a,
    suppliedId: s,
    walk,
    returnId: r,
    handedId: h,
    howItCame: f,
    draftedAt: d,
  };
}

const earlierShape = z.looseObject({ m: z.string() });

/** A form that an earlier version drew carries the id of its milestone only. */
function withEntry(given: unknown): unknown {
  if (typeof given === 'object' && given !== null && 'e' in given) return given;
  const earlier = earlierShape.safeParse(given);
  return earlier.success ? { ...earlier.data, e: ['milestone', earlier.data.m] } : given;
}
