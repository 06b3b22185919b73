import type { ReportSection } from './section-confirmation.ts';

/*
 * Risks and equality actions: what a plan carries besides milestones and indicators, each answered by its lead.
 */

export type LedKind = 'risk' | 'equality-action';

export const ACTION_PROGRESS = ['not-started', 'on-course', 'behind', 'completed'] as const;

/** How far an equality action is. */
export type ActionProgress = (typeof ACTION_PROGRESS)[number];

/** As people choose it and the report prints it. */
export const PROGRESS_WORDS: Readonly<Record<ActionProgress, string>> = {
  'not-started': 'Not started yet',
  'on-course': 'On course',
  behind: 'Behind',
  completed: 'Completed',
};

/** What the lead of a risk says of it: likelihood and impact as they are now, each 1 to 5. */
export interface RiskContent {
  readonly kind: 'risk';
  readonly likelihood: number;
  readonly impact: number;
  /** As typed, line breaks kept. */
  readonly done: string;
  readonly next: string;
}

export interface EqualityContent {
  readonly kind: 'equality-action';
  readonly progress: ActionProgress;
  readonly text: string;
}

export type LedContent = RiskContent | EqualityContent;

/** What was said of a risk or an equality action in one quarter. Appended, never changed; the newest stands. */
export interface LedUpdate {
  /** Grows with every update of the installation. */
  readonly id: number;
  readonly entryId: string;
  /** E.g. `2026-27/Q2`. */
  readonly quarter: string;
  readonly content: LedContent;
  /** Whose initials are printed: the lead at that time. */
  readonly leadId: string;
  /** Who typed it, when that is not the lead. */
  readonly enteredById: string | undefined;
  /** How it reached them, where that was not through Slack: `e-mail of 3 July`. */
  readonly howItCame?: string | undefined;
  readonly at: Date;
}

export function sectionOf(kind: LedKind): ReportSection {
  return kind === 'risk' ? 'risks' : 'equality';
}

/** `3 × 4 = 12` */
export function scoreText(likelihood: number, impact: number): string {
  return `${likelihood} × ${impact} = ${likelihood * impact}`;
}
