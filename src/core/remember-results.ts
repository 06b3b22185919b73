/**
 * The same function, which remembers what it answered. For functions whose answer follows from the text alone and that
 * are asked the same for thousands of people; what is remembered is forgotten as a whole beyond `most` texts.
 */
export function rememberResults<Text extends string, Value>(
  compute: (text: Text) => Value,
  most: number,
): (text: Text) => Value {
  const known = new Map<Text, { readonly value: Value }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.value;
    if (known.size >= most) known.clear();
    const value = compute(text);
    known.set(text, { value });
    return value;
  };
}
