/** What stood for an entry when a return sheet was written; ids, undefined where there was nothing. */
export interface ReturnBasis {
  readonly updateId: number | undefined;
  /** The officer's question that stood in the row. */
  readonly questionId: number | undefined;
  /** The supplier's figure that stood in the row. */
  readonly suppliedId: number | undefined;
}

const NOTHING = 'nothing';

/** `nothing`, or `update 12, question 3, figure 4`: one cell of the sheet. */
export function writeBasis({ updateId, questionId, suppliedId }: ReturnBasis): string {
  const parts = [
    ['update', updateId],
    ['question', questionId],
    ['figure', suppliedId],
  ] as const;
  return parts.flatMap(([name, id]) => (id === undefined ? [] : [`${name} ${id}`])).join(', ') || NOTHING;
}

/** Undefined for what is no such cell, an empty one too: somebody has cleared it. */
export function readBasis(text: string): ReturnBasis | undefined {
  const idOf = (name: string) => toId(new RegExp(`\\b${name} (\\d{1,15})\\b`, 'u').exec(text)?.[1]);
  const basis = { updateId: idOf('update'), questionId: idOf('question'), suppliedId: idOf('figure') };
  return writeBasis(basis) === text.trim() ? basis : undefined;
}

function toId(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}
