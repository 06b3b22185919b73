import { type CollectionWindow, endsAt } from '../collect/collection-window.ts';

/** How long what is kept for a time is kept. What was published, and the plan, are kept for ever. */
export interface RetentionSettings {
  /** What was said and decided, and the record of it. */
  readonly recordYears: number;
  /** What was typed and not sent, after the close of its quarter. */
  readonly draftDays: number;
  /** Messages, and whatever else shows who was late or away, after publication. */
  readonly messageDays: number;
}

/** Six years, as councils keep the papers of their meetings; thirty and ninety days, in which questions still come. */
export const DEFAULT_RETENTION: RetentionSettings = { recordYears: 6, draftDays: 30, messageDays: 90 };

/** A window, and when the newest version of its report was published. */
export interface PublishedWindow {
  readonly window: Pick<CollectionWindow, 'quarter' | 'opensAt' | 'closesAt' | 'parts'>;
  readonly publishedAt: Date | undefined;
}

/** What has passed its retention: everything before these instants, and the drafts of these quarters. */
export interface RetentionCutoffs {
  readonly recordsBefore: Date;
  readonly messagesBefore: Date;
  /** Drafts that were sent or discarded before go, and no other. */
  readonly closedDraftsBefore: Date;
  /** Open ones go where their quarter is one of these and nobody has typed in them since. */
  readonly draftsOf: readonly string[];
  readonly draftsBefore: Date;
}

const DAY_MS = 86_400_000;
/** Slack delivers what was typed again for an hour; a draft that is closed must still be known then. */
const CLOSED_DRAFT_DAYS = 1;
/** Checks, previews and the first messages come before a window opens. */
const BEFORE_OPENING_DAYS = 30;
/** A quarter that nobody published a year after its close will not be. */
const GIVEN_UP_DAYS = 365;

export function retentionCutoffs(
  settings: RetentionSettings,
  windows: readonly PublishedWindow[],
  now: Date,
): RetentionCutoffs {
  const draftsBefore = daysBefore(now, settings.draftDays);
  return {
    recordsBefore: yearsBefore(now, settings.recordYears),
    messagesBefore: messagesBefore(settings, windows, now),
    closedDraftsBefore: daysBefore(now, CLOSED_DRAFT_DAYS),
    draftsOf: closedQuarters(windows, draftsBefore),
    draftsBefore,
  };
}

/** Nothing younger than the days of the setting, and nothing of a quarter that may still be asked about. */
function messagesBefore({ messageDays }: RetentionSettings, windows: readonly PublishedWindow[], now: Date): Date {
  const latest = daysBefore(now, messageDays);
  const givenUp = daysBefore(now, GIVEN_UP_DAYS);
  const wanted = windows.filter(({ window, publishedAt }) =>
    publishedAt === undefined ? endsAt(window) > givenUp : publishedAt > latest,
  );
  const begins = wanted.map(({ window }) => daysBefore(window.opensAt, BEFORE_OPENING_DAYS).getTime());
  return new Date(Math.min(latest.getTime(), ...begins));
}

/** Of all directorates: one that closed later keeps its quarter's drafts for the others, too. */
function closedQuarters(windows: readonly PublishedWindow[], before: Date): readonly string[] {
  const open = new Set(windows.filter(({ window }) => endsAt(window) >= before).map(({ window }) => window.quarter));
  const all = new Set(windows.map(({ window }) => window.quarter));
  return [...all].filter((quarter) => !open.has(quarter)).toSorted();
}

function daysBefore(instant: Date, days: number): Date {
  return new Date(instant.getTime() - days * DAY_MS);
}

/** The same day and time of an earlier year; 29 February counts as 1 March there. */
function yearsBefore(instant: Date, years: number): Date {
  const earlier = new Date(instant);
  earlier.setUTCFullYear(instant.getUTCFullYear() - years);
  return earlier;
}
