import type { Actor } from '../../core/access.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { subjectOfRow, type TrailSubject } from '../../core/review/trail.ts';
import { AT_ONCE, findTrailPage } from './find-trail-page.ts';
import type { TrailRow, TrailTexts, TrailTurn } from './trail-ports.ts';
import { prepareTrail, type ReadTrailPorts, type TrailReading } from './trail-reading.ts';
import { findWanted, type TrailQuestion, type UnknownInTrail } from './trail-wanted.ts';

export interface TrailRequest extends TrailQuestion {
  readonly by: Actor;
  /** How many lines at most. */
  readonly size: number;
  /** The line beside which to go on; without it the newest are meant. */
  readonly turn?: TrailTurn | undefined;
}

/** One change, with names in the place of ids where there still are any. */
export interface TrailLine extends TrailRow, TrailTexts {
  readonly who: string;
  readonly forWhom: string | undefined;
  /** Undefined for what is no longer there. */
  readonly about: TrailSubject | undefined;
}

/** One page of the record. */
export interface Trail {
  /** Where the council is, IANA name. */
  readonly timeZone: string;
  /** Newest first. */
  readonly lines: readonly TrailLine[];
  readonly hasNewer: boolean;
  readonly hasOlder: boolean;
  /** What the item was taken for; several share a ref. */
  readonly subjects: readonly TrailSubject[];
}

export type TrailRefusal = { readonly reason: 'not-allowed' } | UnknownInTrail;

/**
 * Who changed what, when, from what and to what, page by page: of the directorates that somebody looks after, or of
 * everything. Their people and the organisation belong to a directorate, the installation to administrators alone.
 */
export async function readTrail(ports: ReadTrailPorts, request: TrailRequest): Promise<Result<Trail, TrailRefusal>> {
  const { by, size, turn } = request;
  const reading = await prepareTrail(ports, by);
  if (reading === undefined) return refuse({ reason: 'not-allowed' });
  const filter = await findWanted(ports, reading, request);
  if (!filter.ok) return filter;
  const found = await findTrailPage(ports, { reading, filter: filter.value, size, turn });
  const lines = await Promise.all(found.rows.map(async (row) => toLine(reading, row, await ports.trail.texts(row))));
  const { timeZone } = reading;
  return done({ timeZone, lines, hasNewer: found.hasNewer, hasOlder: found.hasOlder, subjects: filter.value.subjects });
}

function toLine({ people, subjects }: TrailReading, row: TrailRow, texts: TrailTexts): TrailLine {
  const actor = people.find(({ slackUserId }) => slackUserId === row.actor);
  const forWhom = people.find(({ id }) => id === row.onBehalfOf);
  const about = subjectOfRow(row, subjects);
  return { ...row, ...texts, who: actor?.name ?? row.actor, forWhom: forWhom?.name, about };
}

/** Every line, page by page, so that none but one page is held. A refusal comes alone. */
export async function* readTrailPages(
  ports: ReadTrailPorts,
  request: Omit<TrailRequest, 'size' | 'turn'>,
): AsyncGenerator<Result<Trail, TrailRefusal>> {
  let turn: TrailTurn | undefined;
  for (;;) {
    const read = await readTrail(ports, { ...request, size: AT_ONCE, turn });
    yield read;
    const last = read.ok ? read.value.lines.at(-1) : undefined;
    if (!read.ok || !read.value.hasOlder || last === undefined) return;
    turn = { towards: 'older', id: last.id };
  }
}
