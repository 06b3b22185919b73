/** How often people have touched something: every press, choice and submit is one, typing is none. */
export interface Clicks {
  add(userId: string, times: number): void;
  of(userId: string): number;
}

export function createClicks(): Clicks {
  const counts = new Map<string, number>();
  return {
    add: (userId, times) => {
      counts.set(userId, (counts.get(userId) ?? 0) + times);
    },
    of: (userId) => counts.get(userId) ?? 0,
  };
}
