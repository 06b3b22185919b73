/** What a reader of our Markdown reads, piece by piece, as in documentPieces. */
export function markdownPieces(markdown: string): readonly string[] {
  const [report = ''] = markdown.split('\n\n---\n\n');
  const blocks = report.split('\n\n');
  return blocks.filter((_, index) => blocks[index - 1] !== '## Contents').flatMap(blockPieces);
}

function blockPieces(block: string): readonly string[] {
  if (block.startsWith('| ')) return block.split('\n').filter(isNoRule).flatMap(cellsOf);
  if (block.startsWith('- ')) return block.split('\n').map((line) => plain(line.slice(2)));
  return [plain(block.replace(/^#+ /u, ''))];
}

function isNoRule(line: string): boolean {
  return !/^\|( -+:? \|)+$/u.test(line);
}

function cellsOf(line: string): readonly string[] {
  return line
    .slice(2, -2)
    .split(/ \| /u)
    .map(plain)
    .filter((cell) => cell !== '');
}

/** Without the marks of Markdown, with the characters that were escaped. */
function plain(text: string): string {
  return text
    .replace(/\\\n/gu, ' ')
    .replace(/(?<!\\)\*\*/gu, '')
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .trim();
}
