import type { Risk } from '../../plan/plan.ts';
import type { FormQuestion } from '../../review/returned.ts';
import type { LedEntry } from './led-book.ts';
import type { LedUpdate } from './led-entry.ts';

/** Everything the form of a risk or an equality action shows, and what its submit is measured against. */
export interface LedForm {
  readonly entry: LedEntry;
  /** What the plan says of it, where it is a risk. */
  readonly risk: Risk | undefined;
  readonly directorateName: string;
  /** E.g. `2026-27/Q2`. */
  readonly quarter: string;
  /** What was said of it last, in an earlier quarter. */
  readonly before: LedUpdate | undefined;
  /** What was already sent for this quarter, and by whom; the fields begin with it. */
  readonly standing: { readonly update: LedUpdate; readonly by: string } | undefined;
  /** What an officer asked about it; undefined where nothing was, or it is closed. */
  readonly question: FormQuestion | undefined;
  /** Where an officer enters it for its lead. */
  readonly entered?: { readonly howItCame: string; readonly leadName: string | undefined } | undefined;
  readonly closesAt: Date;
  /** The directorate's zone, IANA. */
  readonly timeZone: string;
  /** One opening of the form. Recognises a repeated submit. */
  readonly nonce: string;
}
