/** What a reader of our page reads, piece by piece, as in documentPieces. */
export function htmlPieces(page: string): readonly string[] {
  const report = page.slice(page.indexOf('<header>'), page.indexOf('<footer>'));
  return report
    .replace(/<nav[\s\S]*?<\/nav>/u, '')
    .replace(
      /<figure>[\s\S]*?<desc[^>]*>([\s\S]*?)<\/desc>[\s\S]*?<figcaption>([\s\S]*?)<\/figcaption>/gu,
      '<p>$2<p>$1<p>',
    )
    .replace(/<br>/gu, ' ')
    .replace(/<\/?(?:strong|span|a|small|wbr)\b[^>]*>/gu, '')
    .split(/<[^>]*>/u)
    .map(unescaped)
    .filter((piece) => piece.trim() !== '');
}

function unescaped(text: string): string {
  return text
    .replace(/&nbsp;/gu, ' ')
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/&quot;/gu, '"')
    .replace(/&#39;/gu, "'")
    .replace(/&amp;/gu, '&');
}
