import { namedCounts } from '../../core/publish/counts.ts';
import { describeException } from '../../core/publish/describe-exception.ts';
import { listExceptions, listMissing, listMovements, type MilestoneEntry } from '../../core/publish/exceptions.ts';
import { listIndicatorExceptions, listMissingIndicators } from '../../core/publish/indicator-exceptions.ts';
import { onCourseNote } from '../../core/publish/on-course-note.ts';
import { shorten } from '../../core/publish/shorten.ts';
import type { SectionKey, Snapshot, SnapshotItem, SnapshotMilestone } from '../../core/publish/snapshot.ts';
import { everythingWords, movementTitle, NOTHING_MOVED, NOTHING_RED_OR_AMBER } from '../../reports/exception-words.ts';
import { itemsOf } from '../../reports/items-of.ts';
import { NO_OWNER, STATUS_LABELS, statusWithShape } from '../../reports/labels.ts';
import { actionWords } from './action-words.ts';
import { financeLines } from './finance-lines.ts';
import { indicatorExceptionLine } from './indicator-lines.ts';
import { bullet, heading, type MessageLine, paragraph } from './message-lines.ts';

/** A channel reads a line or two of each; the thread has the rest. Unit: UTF-16 code units. */
const WORDS_LENGTH = 90;
const SENTENCE_LENGTH = 280;
const ACTION_LENGTH = 200;

export function rootLines(snapshot: Snapshot): readonly MessageLine[] {
  const note = onCourseNote(snapshot.areas);
  return [
    paragraph(countsSentence(snapshot)),
    ...group('Needs attention', listExceptions(snapshot).map(exceptionLine), NOTHING_RED_OR_AMBER),
    ...indicatorExceptions(snapshot),
    ...movementLines(snapshot),
    ...itemLines(snapshot, 'key-developments', 'Key developments'),
    ...itemLines(snapshot, 'emerging-issues', 'Emerging issues'),
    ...financeLines(snapshot),
    ...missingLines(snapshot),
    ...(note === undefined ? [] : [paragraph(note)]),
  ];
}

/** `3 completed · 11 Green · 2 Amber · 1 Red · 0 no update`, each with last quarter's number where there is one. */
export function countsSentence({ counts, previousCounts }: Snapshot): string {
  const parts = namedCounts(counts, previousCounts).map(({ kind, count, before }) => {
    const { word } = STATUS_LABELS[kind];
    const isColour = kind === 'green' || kind === 'amber' || kind === 'red';
    return `${count} ${isColour ? word : word.toLowerCase()}${before === null ? '' : ` (was ${before})`}`;
  });
  return parts.join(' · ');
}

function group(title: string, lines: readonly MessageLine[], otherwise: string): readonly MessageLine[] {
  return [heading(title), ...(lines.length === 0 ? [paragraph(otherwise)] : lines)];
}

function exceptionLine(entry: MilestoneEntry): MessageLine {
  const { ref, words, firstSentence, action, actionBy, initials } = describeException(entry);
  const done = actionWords(shorten(oneLine(action), ACTION_LENGTH), actionBy);
  const lines = [
    shorten(words, WORDS_LENGTH),
    shorten(firstSentence, SENTENCE_LENGTH),
    done === '' ? '' : `What is being done: ${done}`,
  ];
  const text = lines.filter((line) => line !== '').join('\n');
  return bullet(
    initials === null ? text : `${text} (${initials})`,
    `${statusWithShape(entry.milestone.status)} ${ref}`,
  );
}

function indicatorExceptions(snapshot: Snapshot): readonly MessageLine[] {
  const lines = listIndicatorExceptions(snapshot).map(indicatorExceptionLine);
  return lines.length === 0 ? [] : [heading('Indicators that need attention'), ...lines];
}

function movementLines(snapshot: Snapshot): readonly MessageLine[] {
  const title = movementTitle(snapshot);
  if (title === undefined) return [];
  return group(title, listMovements(snapshot).map(movementLine), NOTHING_MOVED);
}

function movementLine({ milestone }: MilestoneEntry): MessageLine {
  const before = milestone.previous === null ? '' : `, was ${STATUS_LABELS[milestone.previous.kind].word}`;
  const now = `now ${statusWithShape(milestone.status)}${before}`;
  return bullet(`${shorten(milestone.words, WORDS_LENGTH)}: ${now}`, milestone.ref);
}

/** Titles only: members cite them by their numbers, and the report has the texts. */
function itemLines(snapshot: Snapshot, section: SectionKey, title: string): readonly MessageLine[] {
  const items = itemsOf(snapshot, section);
  if (items.length === 0) return [];
  return [heading(title), ...items.map(itemLine)];
}

function itemLine({ number, title, initials }: SnapshotItem): MessageLine {
  return bullet(initials === null ? title : `${title} (${initials})`, number);
}

function missingLines(snapshot: Snapshot): readonly MessageLine[] {
  const missing = [...listMissing(snapshot).map(({ milestone }) => milestone), ...listMissingIndicators(snapshot)].map(
    missingLine,
  );
  return missing.length === 0 ? [paragraph(everythingWords(snapshot))] : [heading('What is missing'), ...missing];
}

function missingLine({
  ref,
  words,
  ownerInitials,
}: Pick<SnapshotMilestone, 'ref' | 'words' | 'ownerInitials'>): MessageLine {
  return bullet(`${shorten(words, WORDS_LENGTH)} (${ownerInitials ?? NO_OWNER})`, ref);
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
