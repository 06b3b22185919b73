import type { Disclosure } from '../../usecases/keep/disclose.ts';

/** The same as the pages say, and every column as it is stored; files by name and SHA-256. */
export function disclosureToJson({ people, files, ...disclosure }: Disclosure, madeAt: Date): string {
  const named = files.map(({ bytes, ...file }) => ({ ...file, size: bytes.length }));
  return `${JSON.stringify({ madeAt, ...disclosure, people: Object.fromEntries(people), files: named }, null, 2)}\n`;
}
