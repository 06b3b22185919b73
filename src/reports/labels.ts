import type { Direction, NotComparable } from '../core/collect/indicator/direction.ts';
import type { ReportFormat } from '../core/publish/report-format.ts';
import type {
  Snapshot,
  SnapshotAction,
  SnapshotCommentary,
  SnapshotMilestone,
  SnapshotPointer,
  SnapshotProposal,
  SnapshotStatus,
} from '../core/publish/snapshot.ts';
import type { StatusKind } from '../core/publish/status-kind.ts';

/** A status in words and as a shape, so that colour is never the only means (WCAG 1.4.1). */
export interface StatusLabel {
  readonly word: string;
  readonly shape: string;
}

export const STATUS_LABELS: Readonly<Record<StatusKind, StatusLabel>> = {
  completed: { word: 'Completed', shape: '✓' },
  green: { word: 'Green', shape: '▲' },
  amber: { word: 'Amber', shape: '■' },
  red: { word: 'Red', shape: '▼' },
  'not-started': { word: 'Not started', shape: '○' },
  'not-completed': { word: 'Not completed by its date', shape: '✗' },
  deferred: { word: 'Deferred', shape: '»' },
  dropped: { word: 'Dropped', shape: '–' },
  'no-update': { word: 'No update', shape: '?' },
};

/** What the statuses without a colour mean; those with one have the council's own wording. */
const STATUS_MEANINGS: Readonly<Record<Exclude<StatusKind, 'green' | 'amber' | 'red'>, string>> = {
  completed: 'It is done.',
  'not-started': 'Work on it has not begun.',
  'not-completed': 'Its date has come and it is not done.',
  deferred: 'It was put off by a decision.',
  dropped: 'It was taken out of the plan by a decision.',
  'no-update': 'An update was not available when this report was prepared.',
};

/** All statuses with their meaning, colours in the council's own wording. */
export function statusMeanings(ragWording: Snapshot['ragWording']): Readonly<Record<StatusKind, string>> {
  return { ...STATUS_MEANINGS, green: ragWording.green, amber: ragWording.amber, red: ragWording.red };
}

/** What the same colours mean beside a performance indicator. */
export const INDICATOR_MEANINGS = {
  green: 'The annual target is on course to be met.',
  amber: 'It is uncertain, or too early to say, whether the annual target will be met.',
  red: 'The annual target will not be met unless something is done about it.',
} as const;

export const DIRECTIONS: readonly {
  readonly kind: Direction['kind'];
  readonly word: string;
  readonly meaning: string;
}[] = [
  { kind: 'better', word: 'Better', meaning: 'Performance is better than in the same quarter last year.' },
  { kind: 'same', word: 'Same', meaning: 'Performance is the same as in the same quarter last year.' },
  { kind: 'worse', word: 'Worse', meaning: 'Performance is worse than in the same quarter last year.' },
  {
    kind: 'not-comparable',
    word: 'N/A',
    meaning: 'It cannot be compared with the same quarter last year; the reason stands beside it.',
  },
];

/** Drawn beside the word by every format. */
export const DIRECTION_SHAPES = { better: '↑', same: '→', worse: '↓' } as const;

const WHY_NOT_COMPARABLE: Readonly<Record<NotComparable, string>> = {
  'no-figure': 'there is no figure',
  'no-figure-last-year': 'there is no figure for last year',
  'definition-changed': 'the definition has changed',
  'neither-is-better': 'neither more nor less is better',
};

/** `Better`, `N/A: there is no figure for last year` */
export function directionWords(direction: Direction): string {
  switch (direction.kind) {
    case 'better':
      return 'Better';
    case 'same':
      return 'Same';
    case 'worse':
      return 'Worse';
    case 'not-comparable':
      return `N/A: ${WHY_NOT_COMPARABLE[direction.why]}`;
  }
}

const UPDATE_NOT_AVAILABLE = STATUS_MEANINGS['no-update'];
/** `An update was not available when this report was prepared. As at Quarter 4 2025/26: ■ Amber.` */
export function missingWords({ lastKnown }: Pick<SnapshotCommentary, 'lastKnown'>): string {
  if (lastKnown === undefined) return UPDATE_NOT_AVAILABLE;
  return `${UPDATE_NOT_AVAILABLE} As at ${lastKnown.quarterTitle}: ${statusWithShape(lastKnown.status)}.`;
}

export const DRAFT_NOTICE = 'Draft, not for publication';
export const NO_OWNER = 'No owner';

/** `Completed on 12 May 2026`, `Amber`, `Red, not started yet` */
export function statusWords({ kind, completedOn, isNotStarted }: SnapshotStatus): string {
  const { word } = STATUS_LABELS[kind];
  if (isNotStarted === true) return `${word}, not started yet`;
  return kind === 'completed' && completedOn !== null ? `${word} on ${completedOn}` : word;
}

/** `▲ Green` */
export function statusWithShape(status: SnapshotStatus): string {
  return `${STATUS_LABELS[status.kind].shape} ${statusWords(status)}`;
}

/** `What is being done:`, `What is being done about COPS2:` */
export function actionLead({ name }: SnapshotAction): string {
  return name === null ? 'What is being done:' : `What is being done about ${name}:`;
}

/** `Proposed:`, `Proposed for COPS2:` */
export function proposalLead({ name }: SnapshotProposal): string {
  return name === null ? 'Proposed:' : `Proposed for ${name}:`;
}

/** What is asked for, between the lead and the reason. */
export function proposalWords({ asked }: SnapshotProposal): string {
  return `${asked}. Not agreed yet. Reason:`;
}

/** Where a text stands that covers milestones of several areas. */
export function pointerWords({ refs, areaName }: SnapshotPointer): string {
  return `The commentary on ${refs} stands under “${areaName}”.`;
}

/** `was Amber last quarter`; nothing when it was the same or is not known. */
export function previousWords({ status, previous }: SnapshotMilestone): string {
  if (previous === null || previous.kind === status.kind) return '';
  return `was ${STATUS_LABELS[previous.kind].word} last quarter`;
}

/** What a document is called beside others of the same report. */
export const FORMAT_NAMES: Readonly<Record<ReportFormat, string>> = {
  html: 'web page',
  pdf: 'PDF',
  docx: 'Word document',
  md: 'Markdown',
  csv: 'CSV of the figures',
  json: 'JSON',
  svg: 'picture (SVG)',
  png: 'picture',
};

/** `Draft, not for publication` or `Version 1` */
export function versionWords(revision: number | null): string {
  return revision === null ? DRAFT_NOTICE : `Version ${revision}`;
}
