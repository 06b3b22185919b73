/** What percent of the words of both together they share, a word that stands twice counted twice. */
export function shareOf(one: readonly string[], other: readonly string[]): number {
  const left = [...other];
  const shared = one.filter((word) => {
    const at = left.indexOf(word);
    if (at !== -1) left.splice(at, 1);
    return at !== -1;
  });
  return (200 * shared.length) / (one.length + other.length);
}
