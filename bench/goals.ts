/** What was measured, and the bound that it is to keep. */
export interface Goal {
  /** With its unit: `ready on Redis, in ms` */
  readonly what: string;
  readonly measured: number;
  readonly bound: Bound;
}

type Bound = { readonly atLeast: number } | { readonly atMost: number } | { readonly under: number };

/** A line for each goal that is not met. What was not measured meets none. */
export function describeMissed(goals: readonly Goal[]): readonly string[] {
  return goals
    .filter((goal) => !isMet(goal))
    .map(
      ({ what, measured, bound }) => `goal missed: ${what}: ${Number(measured.toFixed(3))} (goal: ${boundText(bound)})`,
    );
}

export function noDoubles(who: string, doubles: number): Goal {
  return { what: `messages that ${who} sent twice`, measured: doubles, bound: { atMost: 0 } };
}

function isMet({ measured, bound }: Goal): boolean {
  if ('atLeast' in bound) return measured >= bound.atLeast;
  if ('atMost' in bound) return measured <= bound.atMost;
  return measured < bound.under;
}

function boundText(bound: Bound): string {
  if ('atLeast' in bound) return `${bound.atLeast} or more`;
  if ('atMost' in bound) return `${bound.atMost} or less`;
  return `under ${bound.under}`;
}
