import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../src/reports/document/document.ts';
import { documentToTypst } from '../../../src/reports/pdf/document-to-pdf.ts';
import { FONT_FILES, type TypstSources } from '../../../src/reports/pdf/typst.ts';
import { DEFAULT_LOOK } from '../../../src/reports/report-look.ts';
import { SAMPLE_DOCUMENT } from '../../support/sample-document.ts';

/** Typst as a program of the machine, which can check PDF/UA-1; the one in WebAssembly cannot. */
interface NativeTypst {
  readonly NodeCompiler: {
    create(options: {
      readonly workspace: string;
      readonly fontArgs: readonly { readonly fontBlobs: readonly Buffer[] }[];
    }): {
      mapShadow(path: string, content: Buffer): void;
      pdf(document: { readonly mainFileContent: string }, options: { readonly pdfStandard: string }): Buffer;
    };
  };
}

const native = findNative();

function findNative(): NativeTypst | undefined {
  try {
    return createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu');
  } catch (error) {
    const message = 'Typst for this machine is not installed (it is there for Linux on x64): PDF/UA-1 is not checked.';
    if (process.env.RAGTIME_REQUIRE_PROGRAMS === '1') throw new Error(message, { cause: error });
    console.warn(message);
    return undefined;
  }
}

function checked({ program, files }: TypstSources): Buffer {
  if (native === undefined) throw new Error('Asked only where it is installed.');
  const compiler = native.NodeCompiler.create({
    workspace: '/',
    fontArgs: [{ fontBlobs: FONT_FILES.map((file) => readFileSync(file)) }],
  });
  for (const [path, content] of files) compiler.mapShadow(path, Buffer.from(content));
  return compiler.pdf({ mainFileContent: program }, { pdfStandard: 'ua-1' });
}

/** What the checker says; it stands in the error's code. */
function refusalOf(sources: TypstSources): string {
  try {
    checked(sources);
    return 'It passes.';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

describe.skipIf(native === undefined)('the PDF under the rules of PDF/UA-1, as Typst checks them', () => {
  it('passes', () => {
    const pdf = checked(documentToTypst(SAMPLE_DOCUMENT, DEFAULT_LOOK));
    expect(pdf.toString('latin1')).toContain('pdfuaid');
  });

  it('does not pass with a picture that says nothing in words', () => {
    const { program, files } = documentToTypst(SAMPLE_DOCUMENT, DEFAULT_LOOK);
    const silent = program.replace('alt: block.alt, ', '');
    expect(silent).not.toBe(program);
    expect(refusalOf({ program: silent, files })).toContain('missing alt text');
  });

  it('does not pass with headings that leave a level out', () => {
    const blocks: ReportDocument['blocks'] = [
      { kind: 'heading', level: 1, number: null, text: 'Title', anchor: 'title' },
      { kind: 'heading', level: 3, number: null, text: 'Too deep', anchor: 'too-deep' },
    ];
    expect(refusalOf(documentToTypst({ ...SAMPLE_DOCUMENT, blocks }, DEFAULT_LOOK))).toContain('heading');
  });
});
