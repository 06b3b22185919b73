import { describe, expect, it } from 'vitest';
import { readPdf, referenceIn, referencesIn, renumber } from '../../../src/reports/pdf/pdf-objects.ts';
import { PdfWriter } from '../../../src/reports/pdf/pdf-writer.ts';

describe('what somebody typed in a PDF', () => {
  const typed = String.raw`<< /T (7 0 R \(8 0 R\) /K 9 0 R \\) /K [1 0 R 22 0 R 5] >>`;

  it('stays, whatever it looks like, when objects get other numbers', () => {
    expect(renumber(typed, (old) => old + 100)).toBe(
      String.raw`<< /T (7 0 R \(8 0 R\) /K 9 0 R \\) /K [101 0 R 122 0 R 5] >>`,
    );
  });

  it('is not taken for an entry', () => {
    expect(referenceIn(typed, 'K')).toBe(1);
    expect(referencesIn(typed, 'K')).toEqual([1, 22]);
    expect(referenceIn('<< /T (/Next 3 0 R) >>', 'Next')).toBeUndefined();
  });
});

describe('a PDF that is written', () => {
  it('is read back object by object, with streams that hold what ends objects', () => {
    const stream = new TextEncoder().encode('endobj\nendstream\n5 0 obj\nstream\n');
    const writer = new PdfWriter();
    const first = writer.reserve(3);
    writer.write(first + 1, `<<\n  /Length ${stream.length}\n>>`, stream);
    writer.write(first, '<<\n  /Type /Catalog\n>>');
    const { objects, root, info } = readPdf(
      writer.finish(`\n  /Root ${first} 0 R\n  /Info ${first + 1} 0 R\n  /ID [(a) (b)]`),
    );
    expect([root, info]).toEqual([1, 2]);
    expect([...objects.keys()].toSorted()).toEqual([1, 2]);
    expect(objects.get(1)).toEqual({ dictionary: '<<\n  /Type /Catalog\n>>' });
    expect(objects.get(2)?.stream).toEqual(stream);
  });

  it('has another name where one byte differs, and the same one for the same bytes', () => {
    const named = (text: string) => {
      const writer = new PdfWriter();
      writer.write(writer.reserve(1), text);
      return writer.identify();
    };
    expect(named('<< >>')).toBe(named('<< >>'));
    expect(named('<< /A 1 >>')).not.toBe(named('<< >>'));
  });
});
