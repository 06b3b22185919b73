/**
 * At most so many UTF-16 units, cut at a word where there is one, with "…" where something was left out. Never cuts a
 * character in half.
 */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = [...text.slice(0, limit - 1).toWellFormed()];
  if (room.at(-1) === '\uFFFD') room.pop();
  const cut = room.join('');
  const lastBlank = cut.lastIndexOf(' ');
  const atWord = lastBlank > limit / 2 ? cut.slice(0, lastBlank) : cut;
  return `${atWord.replace(/[\s,;:–-]+$/u, '')}…`;
}
