import type { WindowPart } from '../../core/calendar/window-part.ts';
import { PART_OF_KIND } from '../../core/collect/window-of-part.ts';
import { listWords } from '../../core/list-words.ts';
import type { DigestContent, DigestPart } from '../../core/remind/digest-content.ts';
import type { DigestFinance, DigestItems, DigestSection } from '../../core/remind/digest-given.ts';
import type { ReviewCounts } from '../../core/review/review-queue.ts';
import { SECTION_NAMES } from '../collect/led/build-sections-block.ts';

const PARTS: Readonly<Record<DigestPart['kind'], string>> = {
  milestone: 'Texts',
  indicator: 'Values',
  risk: 'Risks',
  'equality-action': 'Equality actions',
};

/** `Texts: 3 of 8` */
export function partCount({ kind, done, total }: DigestPart): string {
  return `${PARTS[kind]}: ${done} of ${total}`;
}

function partText(part: DigestPart, content: DigestContent): string {
  if (part.holders.length === 0) return partCount(part);
  const holders = listWords(part.holders);
  return `${partCount(part)}, ${isAwaited(content, PART_OF_KIND[part.kind]) ? 'still to come from' : 'no update from'} ${holders}`;
}

/** How each part of a window stands, with who holds it. */
export function partLines(content: DigestContent): readonly string[] {
  const { parts, items, sections, finance, review } = content;
  return [
    ...parts.map((part) => partText(part, content)),
    ...(items === undefined ? [] : [itemsText(items, content)]),
    ...sections.map(sectionText),
    ...(finance === undefined ? [] : [financeText(finance, content)]),
    ...(review === undefined ? [] : reviewLines(review)),
  ];
}

/** May something of this part still be sent? */
function isAwaited({ isCollecting, partDates }: DigestContent, part: WindowPart): boolean {
  return isCollecting && partDates?.[part].isClosed !== true;
}

/** Nothing before anything was sent. */
function reviewLines({ 'to-read': unread, accepted }: ReviewCounts): readonly string[] {
  return unread + accepted === 0 ? [] : [`Review: ${unread} to be read, ${accepted} accepted`];
}

/** Without names, for a channel in which others read along. */
export function itemsCount({ developments, issues, nothing }: DigestItems): string {
  const said = nothing === 0 ? '' : `, ${nothing} with nothing this quarter`;
  return `Items: ${countOf(developments, 'key development')}, ${countOf(issues, 'emerging issue')}${said}`;
}

function itemsText(items: DigestItems, content: DigestContent): string {
  if (items.silent.length === 0) return itemsCount(items);
  const names = listWords(items.silent);
  return `${itemsCount(items)}, ${isAwaited(content, 'items') ? 'nothing said yet by' : 'nothing said by'} ${names}`;
}

/** `Finance: 1 of 3 tables` */
export function financeCount({ done, total }: DigestFinance): string {
  return `Finance: ${done} of ${total} tables`;
}

function financeText(finance: DigestFinance, content: DigestContent): string {
  const { isCollecting, partDates } = content;
  const isAsked = partDates === undefined ? isCollecting : !partDates.finance.isClosed;
  if (finance.holders.length === 0) return financeCount(finance);
  const names = listWords(finance.holders);
  return `${financeCount(finance)}, ${isAsked ? 'still to come from' : 'none from'} ${names}`;
}

function sectionText({ section, confirmedBy }: DigestSection): string {
  const name = SECTION_NAMES[section];
  return confirmedBy === undefined
    ? `${name}: the plan holds none, and nobody has confirmed that yet`
    : `${name}: nothing to report, confirmed by ${confirmedBy}`;
}

function countOf(count: number, what: string): string {
  return count === 1 ? `one ${what}` : `${count} ${what}s`;
}
