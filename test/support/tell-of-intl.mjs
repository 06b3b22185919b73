// Loaded before a program: says on stderr when it has Node read every language that it knows.
const tell = (name) => process.stderr.write(`${name} was used\n`);

for (const name of ['DateTimeFormat', 'NumberFormat', 'ListFormat', 'PluralRules', 'Collator', 'Segmenter']) {
  const told = new Proxy(Intl[name], {
    construct: (target, given, newTarget) => {
      tell(`Intl.${name}`);
      return Reflect.construct(target, given, newTarget);
    },
  });
  Object.defineProperty(Intl, name, { value: told });
}
for (const [of, names] of [
  [String.prototype, ['localeCompare']],
  [Number.prototype, ['toLocaleString']],
  [Date.prototype, ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']],
]) {
  for (const name of names) {
    const method = of[name];
    Object.defineProperty(of, name, {
      value(...given) {
        tell(name);
        return method.apply(this, given);
      },
    });
  }
}
