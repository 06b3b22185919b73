import type { Actor } from '../../core/access.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import { type CheckQuarterPorts, type CheckRefusal, checkQuarter } from './check-quarter.ts';
import type { KeyedFinding } from './read-findings.ts';

export interface ReadingListAsk {
  readonly by: Actor;
  readonly directorateCode: string;
  /** `2026-27/Q1`, as it came back from Slack. */
  readonly quarter: string;
  readonly now: Date;
}

export type ReadingList =
  | {
      readonly outcome: 'list';
      readonly directorateCode: string;
      readonly directorateName: string;
      readonly quarter: string;
      /** What is open and blocks first, then what is open and to be read, then what was decided. */
      readonly findings: readonly KeyedFinding[];
    }
  | { readonly outcome: 'trouble'; readonly refusal: CheckRefusal };

/** What the checks find in a quarter's report as it stands now. */
export async function openReadingList(
  ports: CheckQuarterPorts,
  { quarter: code, ...ask }: ReadingListAsk,
): Promise<ReadingList> {
  const quarter = parseQuarter(code);
  if (quarter === undefined) return { outcome: 'trouble', refusal: { reason: 'no-window', known: [] } };
  const checked = await checkQuarter(ports, { ...ask, quarter });
  if (!checked.ok) return { outcome: 'trouble', refusal: checked.refusal };
  const { sources, findings } = checked.value;
  const isOpen = ({ decision }: KeyedFinding) => decision === undefined;
  const { code: directorateCode, name: directorateName } = sources.directorate;
  return {
    outcome: 'list',
    directorateCode,
    directorateName,
    quarter: code,
    findings: [...findings.all.filter(isOpen), ...findings.all.filter((each) => !isOpen(each))],
  };
}
