import type { LocalDate } from '../../calendar/local-date.ts';
import type { FinanceNote } from './finance-problem.ts';
import type { FinanceRow } from './finance-row.ts';

/** One table that was handed in for a department and a quarter. Never changed: another file is another version. */
export interface FinanceVersion {
  readonly id: number;
  readonly departmentId: string;
  /** 1 for the first file. */
  readonly number: number;
  readonly asAt: LocalDate;
  /** Why it is not the quarter's last day; undefined where it is. */
  readonly asAtReason: string | undefined;
  readonly rows: readonly FinanceRow[];
  readonly notes: readonly FinanceNote[];
  readonly fileName: string;
  /** In hexadecimal. */
  readonly fileSha256: string;
  /** A Slack user id or `command line: NAME`. */
  readonly actor: string;
  /** Undefined where it came from the command line. */
  readonly personId: string | undefined;
  readonly at: Date;
}

/** What finance says of a department's table. The newest stands; nobody's initials are printed. */
export interface FinanceNarrative {
  readonly id: number;
  readonly departmentId: string;
  /** Line breaks kept. */
  readonly text: string;
  readonly actor: string;
  readonly personId: string | undefined;
  readonly at: Date;
}

/** What was handed in for one quarter of a directorate. */
export interface FinanceBook {
  /** By department id, oldest first. */
  readonly versions: ReadonlyMap<string, readonly FinanceVersion[]>;
  readonly narratives: ReadonlyMap<string, FinanceNarrative>;
  /** Grows with everything that is added. */
  readonly mark: number;
}

export function standingVersion({ versions }: FinanceBook, departmentId: string): FinanceVersion | undefined {
  return versions.get(departmentId)?.at(-1);
}
