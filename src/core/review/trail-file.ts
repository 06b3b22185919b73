import type { LocalDate } from '../calendar/local-date.ts';

/** A history as a file: a page to be read, or rows for a spreadsheet. */
export const TRAIL_FILE_FORMATS = ['html', 'csv'] as const;
export type TrailFileFormat = (typeof TRAIL_FILE_FORMATS)[number];

export function isTrailFormat(format: string): format is TrailFileFormat {
  return TRAIL_FILE_FORMATS.some((each) => each === format);
}

/** What a history that was asked for as a file is about, and who asked: it holds what they may read when it is sent. */
export interface TrailFileAsk {
  /** Person id. */
  readonly askedById: string;
  /** A ref, an id, or some of the words. */
  readonly item?: string | undefined;
  /** Initials. */
  readonly person?: string | undefined;
  /** Days where the council is, both included. */
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
}

/** Of a longer history the newest: a file is held as a whole, and nobody reads more. */
export const MOST_LINES_IN_FILE = 5000;
