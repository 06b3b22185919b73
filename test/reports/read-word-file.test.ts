import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readWordFile } from '../../src/reports/docx/read-word-file.ts';
import { makeReport } from '../support/made-report.ts';
import { aSnapshot } from '../support/report-builders.ts';

const BODY =
  '<w:document><w:p><w:r><w:t>Fish &amp;</w:t></w:r><w:r><w:t xml:space="preserve"> chips</w:t></w:r></w:p><w:p><w:r><w:t>2026</w:t></w:r></w:p></w:document>';
const wordFile = (more: Record<string, string> = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({ '[Content_Types].xml': '<Types/>', 'word/document.xml': BODY, ...more }).map(([name, text]) => [
        name,
        strToU8(text),
      ]),
    ),
  );

describe('a Word file', () => {
  it('is shown by its first words', () => {
    expect(readWordFile(wordFile())).toEqual({ ok: true, value: { opening: 'Fish & chips 2026' } });
  });

  it('may be our own', async () => {
    const { bytes } = await makeReport(aSnapshot({ revision: 1 }), 'docx');
    const read = readWordFile(bytes);
    expect(read.ok && read.value.opening).toContain('Wexcombe Council');
  });

  it.each([
    ['something else', strToU8('%PDF-1.7'), 'is no Word document'],
    ['nothing', new Uint8Array(), 'is no Word document'],
    [
      'a workbook',
      zipSync({ '[Content_Types].xml': strToU8('x'), 'xl/workbook.xml': strToU8('x') }),
      'no Word document',
    ],
    ['one with macros', wordFile({ 'word/vbaProject.bin': 'x' }), 'holds macros'],
    ['one with comments', wordFile({ 'word/comments.xml': '<w:comments/>' }), 'tracked changes or comments'],
    [
      'one with tracked changes',
      wordFile({ 'word/document.xml': BODY.replace('<w:r>', '<w:ins w:id="1"><w:r>') }),
      'tracked changes or comments',
    ],
  ])('is not %s', (_, bytes, words) => {
    const read = readWordFile(bytes);
    expect(read.ok ? '' : read.refusal).toContain(words);
  });
});
