import { strFromU8, unzipSync } from 'fflate';

/** What a reader of our Word file reads, piece by piece, as in documentPieces. */
export function docxPieces(bytes: Uint8Array): readonly string[] {
  const paragraphs = [...docxPart(bytes, 'word/document.xml').matchAll(/<w:p>([\s\S]*?)<\/w:p>/g)].map(
    ([, inner = '']) => inner,
  );
  const pieces = paragraphs
    .filter((inner) => !inner.includes('<w:pStyle w:val="Contents"/>'))
    .map((inner) => ({ isPicture: inner.includes('<w:drawing>'), text: textOf(inner) }))
    .filter(({ text }) => text !== '');
  // A picture's caption stands below it, and is read first.
  return pieces.flatMap(({ isPicture, text }, index) => {
    if (isPicture) return [pieces[index + 1]?.text ?? '', text];
    return pieces[index - 1]?.isPicture ? [] : [text];
  });
}

export function docxPart(bytes: Uint8Array, name: string): string {
  const part = unzipSync(bytes)[name];
  if (part === undefined) throw new Error(`The Word file has no ${name}.`);
  return strFromU8(part);
}

function textOf(paragraph: string): string {
  const alt = /<wp:docPr [^>]*descr="([^"]*)"/.exec(paragraph)?.[1];
  if (alt !== undefined) return decode(alt);
  const runs = [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:br\/>/g)];
  return decode(runs.map(([, text]) => text ?? ' ').join('')).trim();
}

function decode(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
