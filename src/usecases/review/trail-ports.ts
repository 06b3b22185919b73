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
  /** What was written then, word for word: the columns of the rows that the change added. */
  readonly written: readonly Readonly<Record<string, unknown>>[];
}

/** Every part narrows; what is left out does not. */
export interface TrailFilter {
  /** Ids of what was changed. Decisions on findings come too: their subject only begins with the check. */
  readonly subjectIds?: readonly string[];
  /** Somebody who did it, for whom it was done, or who was changed. */
  readonly person?: { readonly personId: string; readonly slackUserId: string | undefined };
  /** Instants, the first included, the second not. */
  readonly from?: Date;
  readonly to?: Date;
}

export interface TrailReader {
  /** Oldest first. */
  trail(filter: TrailFilter): Promise<readonly TrailRow[]>;
}
