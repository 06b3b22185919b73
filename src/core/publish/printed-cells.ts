import { plainTextOf } from './plain-text.ts';
import { financeCells } from './printed-finance-cells.ts';
import { shorten } from './shorten.ts';
import type {
  Snapshot,
  SnapshotArea,
  SnapshotCommentary,
  SnapshotEqualityAction,
  SnapshotIndicator,
  SnapshotIndicatorStatus,
  SnapshotItem,
  SnapshotLed,
  SnapshotMilestone,
  SnapshotRisk,
  SnapshotStatus,
} from './snapshot.ts';
import type { SnapshotMeetingAction } from './snapshot-front.ts';
import type { StatusKind } from './status-kind.ts';

/** One thing that a report prints, by which two revisions are compared. */
export interface PrintedCell {
  /** The same in every revision. */
  readonly key: string;
  /** The refs it is about, as printed; empty for what has none. */
  readonly refs: readonly string[];
  /** `Milestone COPS1 (Publish the yearly survey), commentary` */
  readonly place: string;
  readonly text: string;
}

const STATUS_WORDS: Readonly<Record<StatusKind, string>> = {
  completed: 'Completed',
  green: 'Green',
  amber: 'Amber',
  red: 'Red',
  'not-started': 'Not started',
  'not-completed': 'Not completed',
  deferred: 'Deferred',
  dropped: 'Dropped',
  'no-update': 'No update',
};

const NAME_LENGTH = 60;

/** Everything that is printed and can change, in the order of the report; what follows from it by counting is left out. */
export function printedCells(snapshot: Snapshot): readonly PrintedCell[] {
  return [
    ...headCells(snapshot),
    ...snapshot.sections.flatMap(({ key, number, title, text, whyEmpty }) => [
      cell(`section-${key}`, `Section ${number}, ${title}, text`, plainTextOf(text)),
      cell(`section-${key}-empty`, `Section ${number}, ${title}, why it is empty`, whyEmpty),
    ]),
    ...(snapshot.items ?? []).flatMap(itemCells),
    ...(snapshot.meetingActions ?? []).map(meetingCell),
    ...snapshot.risks.flatMap(riskCells),
    ...snapshot.equalityActions.flatMap(actionCells),
    ...snapshot.areas.flatMap(areaCells),
    ...financeCells(snapshot.finance ?? []),
    ...snapshot.key.map(({ initials, name, title, service }) =>
      cell(`key-${initials}`, `Key to initials, ${initials}`, join([name, title, service])),
    ),
  ].filter(({ text }) => text !== '');
}

export function itemCells({ number, title, text, initials }: SnapshotItem): readonly PrintedCell[] {
  return [
    cell(`item-${number}-title`, `Item ${number}, title`, title),
    cell(`item-${number}-text`, `Item ${number} (${title}), text`, plainTextOf(text)),
    cell(`item-${number}-by`, `Item ${number} (${title}), author`, initials),
  ];
}

function headCells({ organisation, directorate, ragWording, covering }: Snapshot): readonly PrintedCell[] {
  return [
    cell('title', 'Title', join([organisation, directorate.name])),
    cell('wording', 'What the colours mean', join([ragWording.green, ragWording.amber, ragWording.red])),
    cell(
      'covering',
      'Covering sheet',
      covering === undefined
        ? ''
        : join([
            covering.reportTo,
            covering.date,
            plainTextOf(covering.purpose),
            plainTextOf(covering.recommendation),
            covering.contact,
          ]),
    ),
  ];
}

function meetingCell({ id, text, paragraph, initials, by, minute, said }: SnapshotMeetingAction): PrintedCell {
  const words = said === null ? null : `${said.progress}: ${plainTextOf(said.text)}`;
  const place = `Action from the meeting "${shorten(text, NAME_LENGTH)}"`;
  return cell(`meeting-${id}`, place, join([text, paragraph, initials, by, minute, words]));
}

/** Reports that were published before entries had ids in them are compared by words. */
export function riskCells(risk: SnapshotRisk): readonly PrintedCell[] {
  const { id, title, gross, residual, controls, leadInitials } = risk;
  const [key, place] = [`risk-${id ?? title}`, `Risk "${title}"`];
  return [
    cell(`${key}-title`, `${place}, title`, title),
    cell(`${key}-scores`, `${place}, scores`, join([gross, residual, controls])),
    cell(`${key}-lead`, `${place}, lead`, leadInitials),
    ...ledCells(key, place, risk),
  ];
}

export function actionCells(action: SnapshotEqualityAction): readonly PrintedCell[] {
  const { id, words, leadInitials } = action;
  const [key, place] = [`equality-${id ?? words}`, `Equality action "${shorten(words, NAME_LENGTH)}"`];
  return [
    cell(`${key}-words`, place, words),
    cell(`${key}-lead`, `${place}, lead`, leadInitials),
    ...ledCells(key, place, action),
  ];
}

function areaCells({ id, name, milestones, commentaries, indicators, lateFigures = [] }: SnapshotArea) {
  return [
    cell(`area-${id}`, `Area "${name}", name`, name),
    ...milestones.flatMap(milestoneCells),
    ...commentaries.flatMap(commentaryCells),
    ...indicators.flatMap(indicatorCells),
    ...lateFigures.map(({ ref, quarterTitle, actual, notes, status }) =>
      cell(
        `late-${ref}-${quarterTitle}`,
        `Indicator ${ref}, figure of ${quarterTitle}`,
        join([actual, ...notes, indicatorStatusWords(status)]),
        [ref],
      ),
    ),
  ];
}

export function milestoneCells(milestone: SnapshotMilestone): readonly PrintedCell[] {
  const { id, ref, words, due, status, previous, ownerInitials } = milestone;
  const place = `Milestone ${ref} (${shorten(words, NAME_LENGTH)})`;
  return [
    cell(`milestone-${id}-words`, `${place}, words`, words, [ref]),
    cell(`milestone-${id}-due`, `${place}, due`, due, [ref]),
    cell(`milestone-${id}-status`, `${place}, status`, statusWords(status), [ref]),
    cell(`milestone-${id}-previous`, `${place}, status a quarter earlier`, previous && statusWords(previous), [ref]),
    cell(`milestone-${id}-owner`, `${place}, owner`, ownerInitials, [ref]),
  ];
}

export function commentaryCells(commentary: SnapshotCommentary): readonly PrintedCell[] {
  const {
    milestoneIds,
    refs,
    words,
    text,
    action,
    actionBy,
    actions = [],
    proposals = [],
    initials,
    lastKnown,
  } = commentary;
  const key = `commentary-${milestoneIds[0]}`;
  const place = `Milestone ${refs} (${shorten(words, NAME_LENGTH)})`;
  const all = refs.split(', ');
  const done = [join([action, actionBy]), ...actions.map((one) => join([one.name, one.action, one.actionBy]))];
  return [
    cell(key, `${place}, commentary`, plainTextOf(text), all),
    cell(
      `${key}-last-known`,
      `${place}, status as it was last`,
      lastKnown && join([lastKnown.quarterTitle, statusWords(lastKnown.status)]),
      all,
    ),
    cell(`${key}-covers`, `${place}, milestones covered`, milestoneIds.length > 1 ? refs : '', all),
    cell(`${key}-action`, `${place}, what is being done`, join(done), all),
    cell(`${key}-by`, `${place}, initials`, initials, all),
    cell(
      `${key}-asked`,
      `${place}, proposal`,
      join(proposals.flatMap((one) => [one.name, one.asked, one.reason])),
      all,
    ),
  ];
}

export function indicatorCells(indicator: SnapshotIndicator): readonly PrintedCell[] {
  const {
    id,
    ref,
    words,
    target,
    lastYear,
    actual,
    whyNoActual,
    notes = [],
    status,
    commentary,
    lastKnown,
  } = indicator;
  const place = `Indicator ${ref} (${shorten(words, NAME_LENGTH)})`;
  const key = `indicator-${id}`;
  return [
    cell(`${key}-words`, `${place}, words`, words, [ref]),
    cell(`${key}-target`, `${place}, target`, target, [ref]),
    cell(`${key}-last-year`, `${place}, last year`, lastYear, [ref]),
    cell(`${key}-actual`, `${place}, figure`, join([actual ?? whyNoActual, ...notes]), [ref]),
    cell(
      `${key}-last-known`,
      `${place}, figure as it was last`,
      lastKnown && join([lastKnown.quarterTitle, lastKnown.actual, indicatorStatusWords(lastKnown.status)]),
      [ref],
    ),
    cell(`${key}-status`, `${place}, status`, status && indicatorStatusWords(status), [ref]),
    cell(`${key}-owner`, `${place}, owner`, indicator.ownerInitials, [ref]),
    cell(`${key}-text`, `${place}, commentary`, commentary && plainTextOf(commentary.text), [ref]),
    cell(
      `${key}-action`,
      `${place}, what is being done`,
      commentary && join([commentary.action, commentary.actionBy]),
      [ref],
    ),
  ];
}

function ledCells(key: string, place: string, { update, whyNoUpdate, lastKnown }: SnapshotLed): readonly PrintedCell[] {
  if (update === null || update === undefined) {
    const last = lastKnown && join([lastKnown.quarterTitle, lastKnown.word]);
    return [
      cell(`${key}-why`, `${place}, update`, whyNoUpdate),
      cell(`${key}-last-known`, `${place}, as it was last`, last),
    ];
  }
  const texts = update.texts.map(({ lead, text }) => [lead, plainTextOf(text)].filter(Boolean).join(': '));
  return [cell(`${key}-update`, `${place}, update`, join([update.word, ...texts, update.initials]))];
}

export function indicatorStatusWords(status: SnapshotIndicatorStatus): string {
  return status.kind === 'none' ? status.why : statusWords(status);
}

export function statusWords({ kind, amberReason, completedOn, isNotStarted }: SnapshotStatus): string {
  const more = [
    amberReason === 'too-early' ? 'too early to say' : amberReason,
    completedOn,
    isNotStarted ? 'not started' : null,
  ].filter((word) => word !== null);
  return more.length === 0 ? STATUS_WORDS[kind] : `${STATUS_WORDS[kind]} (${more.join(', ')})`;
}

function cell(key: string, place: string, text: string | null | undefined, refs: readonly string[] = []): PrintedCell {
  return { key, place, text: text ?? '', refs };
}

function join(parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join('\n');
}
