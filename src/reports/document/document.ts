import type { StatusKind } from '../../core/publish/status-kind.ts';

/**
 * A report as it is read, before it is Word, PDF, HTML or Markdown: what stands in it, in its order, in the words that are
 * printed. Every format renders the same one, so that they cannot say different things; a renderer decides looks only.
 */
export interface ReportDocument {
  /** `Children and Enterprise Directorate: performance report` */
  readonly title: string;
  readonly organisation: string;
  /** BCP 47. */
  readonly language: 'en-GB';
  /** `Children and Enterprise: Quarter 1 2026/27, 1 April to 30 June 2026`. On every page. */
  readonly running: string;
  /** `Draft, not for publication` or `Version 1`. On every page. */
  readonly version: string;
  readonly isDraft: boolean;
  /** Instant, ISO 8601 in UTC: when the snapshot was compiled. The only date that a file's own data may carry. */
  readonly compiledAt: string;
  readonly blocks: readonly DocumentBlock[];
}

export type DocumentBlock =
  | HeadingBlock
  | ParagraphBlock
  | BulletsBlock
  | TableBlock
  | CountsBlock
  | FigureBlock
  /** The list of the numbered headings of level 2. Its own heading stands before it. */
  | { readonly kind: 'contents' }
  | { readonly kind: 'page-break' };

export interface HeadingBlock {
  readonly kind: 'heading';
  /** 1 is the title, once; 2 a section; 3 an item, area or department; 4 a part of an area; 5 one commentary. No level is left out. */
  readonly level: 1 | 2 | 3 | 4 | 5;
  /** `2`, `2.1`; null where it has none. */
  readonly number: string | null;
  readonly text: string;
  /** For links inside the document; unique, letters, digits and `-`. */
  readonly anchor: string;
}

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  /** `draft` is the notice in front; `fact` belongs to the title; `note` explains what stands beside it. */
  readonly role: 'text' | 'note' | 'fact' | 'draft';
  /** Line breaks inside a run are kept. */
  readonly runs: readonly TextRun[];
}

export interface BulletsBlock {
  readonly kind: 'bullets';
  readonly items: readonly (readonly TextRun[])[];
}

export interface TextRun {
  readonly text: string;
  /** Said with weight, such as the lead `What is being done:`. */
  readonly isStrong?: true;
  /** The place in this document that it leads to. */
  readonly anchor?: string;
  /** Draws colour and shape beside the words, as in a cell. */
  readonly status?: StatusKind;
}

/** The first row is the header, which repeats on every page; the first column heads its row. No cell is merged. */
export interface TableBlock {
  readonly kind: 'table';
  /** What a screen reader says first; unique in the document. */
  readonly caption: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

export interface TableColumn {
  readonly title: string;
  /** `end` for figures. */
  readonly align: 'start' | 'end';
  /** Share of the width beside the other columns, above 0. */
  readonly width: number;
}

export interface TableRow {
  /** `heading`: only its first cell says something. */
  readonly kind: 'line' | 'total' | 'heading';
  /** As many as there are columns. */
  readonly cells: readonly TableCell[];
}

export interface TableCell {
  readonly runs: readonly TextRun[];
  /** Draws colour and shape beside the words; the words are in the runs. */
  readonly status?: StatusKind;
  /** Better, same, worse: drawn as an arrow beside the words. */
  readonly direction?: 'better' | 'same' | 'worse';
}

/** How many milestones have each status. */
export interface CountsBlock {
  readonly kind: 'counts';
  readonly counts: readonly {
    readonly status: StatusKind;
    readonly word: string;
    readonly count: number;
    /** A quarter earlier; null where it is not known. */
    readonly before: number | null;
  }[];
}

export interface FigureBlock {
  readonly kind: 'figure';
  /** Drawn by us; fonts by name only. */
  readonly svg: string;
  /** What it shows, in full, for whoever does not see it. */
  readonly alt: string;
  readonly caption: string;
}
