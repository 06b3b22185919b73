import type { TrailItem, TrailPlace } from '../../core/review/trail.ts';

/** One change as the record holds it. */
export interface TrailRow {
  readonly id: number;
  readonly at: Date;
  /** A Slack user id, `command line: NAME` or `Ragtime`. */
  readonly actor: string;
  /** Person id. */
  readonly onBehalfOf: string | undefined;
  /** `answer-milestone` */
  readonly action: string;
  /** `milestone`, `window`, `person` … */
  readonly subject: string;
  readonly subjectId: string;
  readonly before: unknown;
  readonly after: unknown;
  /** Where it belongs, when its subject is not of a plan. */
  readonly place: TrailPlace | undefined;
}

/** What was stored then, word for word. */
export interface TrailTexts {
  /** The columns of the rows that the change added. */
  readonly written: readonly Readonly<Record<string, unknown>>[];
  /** What its owner had sent, where an officer's words are printed in its place. */
  readonly sent: readonly Readonly<Record<string, unknown>>[];
}

/** Every part narrows; what is left out does not. */
export interface TrailFilter {
  /** What was changed, also where the record names it within something: a finding, a withheld text, a change of items. */
  readonly of?: { readonly ids: readonly string[]; readonly items: readonly TrailItem[] };
  /** Somebody who did it, for whom it was done, or who was changed. */
  readonly person?: { readonly personId: string; readonly slackUserId: string | undefined };
  /** Instants, the first included, the second not. */
  readonly from?: Date;
  readonly to?: Date;
}

/** The row beside which one goes on, by its id. */
export interface TrailTurn {
  readonly towards: 'older' | 'newer';
  readonly id: number;
}

export interface TrailReader {
  /** At most so many, newest first: the newest of all, or those next to a row. */
  rows(filter: TrailFilter, from: TrailTurn | undefined, size: number): Promise<readonly TrailRow[]>;
  texts(row: TrailRow): Promise<TrailTexts>;
  /** Items by their id, or by what stands in their title, whatever the case. */
  itemsNamed(directorateIds: readonly string[], name: string): Promise<readonly TrailItem[]>;
}
