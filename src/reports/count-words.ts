import type { CountsBlock } from './document/document.ts';

/** `Green: 11 (9 last quarter)` */
export function countWords({ word, count, before }: CountsBlock['counts'][number]): string {
  return `${word}: ${count}${before === null ? '' : ` (${before} last quarter)`}`;
}
