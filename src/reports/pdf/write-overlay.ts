import { DRAW_OVERLAY, pageToForm } from './edit-object.ts';
import { type PdfFile, type PdfObject, readPdf, referencesIn, renumber, requireReference } from './pdf-objects.ts';
import { dictionaryOf } from './pdf-part.ts';
import type { PdfWriter } from './pdf-writer.ts';

export interface OverlayNumbers {
  readonly draw: number;
  /** One for each page. */
  readonly forms: readonly number[];
}

/** What is printed over the pages: its own content, fonts and colours, and nothing of its structure. */
export function writeOverlays(writer: PdfWriter, overlays: readonly Uint8Array[], numbers: OverlayNumbers): void {
  let done = 0;
  for (const bytes of overlays) done += writeOverlay(writer, readPdf(bytes), numbers.forms.slice(done));
  if (done !== numbers.forms.length) throw new Error(`${done} page numbers for ${numbers.forms.length} pages`);
  writer.write(numbers.draw, `<<\n  /Length ${DRAW_OVERLAY.length}\n>>`, DRAW_OVERLAY);
}

/** @returns for how many pages there was one */
function writeOverlay(writer: PdfWriter, file: PdfFile, forms: readonly number[]): number {
  const list = dictionaryOf(file, requireReference(dictionaryOf(file, file.root), 'Pages'));
  const pages = referencesIn(list, 'Kids').map((page) => readOverlayPage(file, page));
  const before = writer.reserve(Math.max(...file.objects.keys())) - 1;
  const numberOf = (old: number) => before + old;
  for (const [index, { form, stream }] of pages.entries()) {
    writer.write(forms[index] ?? 0, renumber(form, numberOf), stream);
  }
  const needed = pages.map(({ form }) => form);
  for (const [old, { dictionary, stream }] of usedBy(file, needed)) {
    writer.write(numberOf(old), renumber(dictionary, numberOf), stream);
  }
  return pages.length;
}

interface OverlayPage {
  readonly form: string;
  readonly stream: Uint8Array | undefined;
}

function readOverlayPage(file: PdfFile, number: number): OverlayPage {
  const page = dictionaryOf(file, number);
  const content = requireReference(page, 'Contents');
  return { form: pageToForm(page, dictionaryOf(file, content)), stream: file.objects.get(content)?.stream };
}

/** Fonts and colours, with all that these need. */
function usedBy({ objects }: PdfFile, forms: readonly string[]): ReadonlyMap<number, PdfObject> {
  const used = new Map<number, PdfObject>();
  const waiting = [...forms];
  for (let dictionary = waiting.pop(); dictionary !== undefined; dictionary = waiting.pop()) {
    renumber(dictionary, (number) => {
      const object = objects.get(number);
      if (object !== undefined && !used.has(number)) {
        used.set(number, object);
        waiting.push(object.dictionary);
      }
      return number;
    });
  }
  return used;
}
