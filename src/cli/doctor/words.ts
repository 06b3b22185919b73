/** What was found, in one sentence or two, and what to do about it where something is to be done. */
export interface Words {
  readonly what: string;
  readonly todo?: string;
}
