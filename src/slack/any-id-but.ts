/** What Bolt matches for clicks on buttons that this version does not know. */
export function anyIdBut(known: readonly string[]): RegExp {
  const escaped = known.map((id) => id.replace(/[^\w-]/g, '\\$&'));
  return new RegExp(`^(?!(?:${escaped.join('|')})(?:$|\\|))`);
}
