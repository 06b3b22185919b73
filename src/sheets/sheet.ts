/** A workbook or a CSV file as it was read: values only. What they mean is decided by whoever asked for them. */
export interface Sheet {
  /** The tab's name; the file's name for CSV. */
  readonly name: string;
  /** As many rows as there are, each as long as its last cell that is not empty. */
  readonly rows: readonly (readonly SheetCell[])[];
}

export type SheetCell =
  | { readonly kind: 'empty' }
  /** Line breaks kept. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'yes-no'; readonly value: boolean }
  /** A day, without a zone, `2026-09-30`. */
  | { readonly kind: 'date'; readonly date: string };

/** Why a file was not read. `cell` is `B7`; nothing of the file is used then. */
export interface SheetProblem {
  readonly sheet: string | undefined;
  readonly cell: string | undefined;
  /** One sentence for people: what was found and what would be accepted. */
  readonly words: string;
}

/** Whether somebody reads a sheet of this name: what stands in others, such as `#DIV/0!`, matters to nobody. */
export type SheetFilter = (name: string) => boolean;
export const everySheet: SheetFilter = () => true;
