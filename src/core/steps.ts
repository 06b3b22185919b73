/**
 * Long work in small steps: whoever drives it may let others have their turn between two. Each says how many pieces it did,
 * such as texts that were looked at.
 */
export type Steps<Value> = Generator<number, Value>;

/** As `flatMap`, with a step for each. @param pieces in each */
export function* flatMapInSteps<One, Value>(
  all: readonly One[],
  map: (one: One, place: number) => readonly Value[],
  pieces = 1,
): Steps<readonly Value[]> {
  const mapped: Value[] = [];
  for (const [place, one] of all.entries()) {
    for (const value of map(one, place)) mapped.push(value);
    yield pieces;
  }
  return mapped;
}
