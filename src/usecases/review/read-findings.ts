import { formatQuarter, parseQuarter, previousQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import type { Snapshot } from '../../core/publish/snapshot.ts';
import { DEFAULT_CHECK_SETTINGS } from '../../core/review/checks/check-settings.ts';
import { findFindings } from '../../core/review/checks/find-findings.ts';
import type { Finding } from '../../core/review/checks/finding.ts';
import { hashContent } from '../collect/find-repeated.ts';
import type { QuarterSources } from '../publish/compile-quarter.ts';
import type { RevisionStore } from '../publish/ports.ts';
import { takeTurns } from '../take-turns.ts';
import type { CheckDecision, CheckDecisionStore } from './check-ports.ts';

/** A finding with what was decided on it. */
export interface KeyedFinding extends Finding {
  /** The same as long as check, subject and text are. */
  readonly key: string;
  /** What people name it by on the command line: `C1-3f9a2b`; unique in its report. */
  readonly shortId: string;
  /** Waived or dismissed; undefined where it is open. */
  readonly decision: CheckDecision | undefined;
  /** Of whatever was decided on it last, undone or not; undefined when nothing was. */
  readonly newestDecisionId: number | undefined;
}

export interface Findings {
  /** What blocks first, in the order of the checks. */
  readonly all: readonly KeyedFinding[];
  /** Those that keep the report from being published. */
  readonly openBlocks: readonly KeyedFinding[];
  /** Of the decisions that this rests on: see CheckDecisions. */
  readonly mark: number;
}

export interface FindingPorts {
  readonly checks: Pick<CheckDecisionStore, 'ofQuarter'>;
  readonly revisions: Pick<RevisionStore, 'latest'>;
}

/** Runs every check on a compiled report. Stores nothing. */
export async function readFindings(
  ports: FindingPorts,
  { sources, snapshot, now }: { readonly sources: QuarterSources; readonly snapshot: Snapshot; readonly now: Date },
): Promise<Findings> {
  const { directorate, window, organisation, plan, updates, figures } = sources;
  const quarter = quarterOf(window.quarter);
  const [before, beforeLast] = [previousQuarter(quarter), previousQuarter(previousQuarter(quarter))];
  const latest = async (each: Quarter) => (await ports.revisions.latest(directorate.id, formatQuarter(each)))?.snapshot;
  const published = { last: await latest(before), beforeLast: await latest(beforeLast) };
  const steps = findFindings({
    snapshot,
    plan,
    quarter,
    previous: updates.previous,
    figures,
    published,
    day: localDateOf(now, organisation.timeZone),
    isClosed: window.state !== 'planned' && window.state !== 'collecting',
    settings: { ...DEFAULT_CHECK_SETTINGS, ...directorate.checks },
  });
  const found = await takeTurns(steps);
  const { byKey, mark } = await ports.checks.ofQuarter(directorate.id, window.quarter);
  const all = toKeyed(found).map((finding) => {
    const newest = byKey.get(finding.key);
    return { ...finding, decision: standing(newest), newestDecisionId: newest?.id };
  });
  const openBlocks = all.filter(({ level, decision }) => level === 'block' && decision === undefined);
  return { all, openBlocks, mark };
}

function quarterOf(code: string): Quarter {
  const quarter = parseQuarter(code);
  if (quarter === undefined) throw new Error(`A window is for "${code}", which is no quarter.`);
  return quarter;
}

function standing(decision: CheckDecision | undefined): CheckDecision | undefined {
  return decision?.kind === 'undone' ? undefined : decision;
}

/** Enough of a hash to be typed. Unit: characters. */
const SHORT_LENGTH = 6;

/** What is found twice word for word in the same place is one finding. */
function toKeyed(findings: readonly Finding[]): readonly Omit<KeyedFinding, 'decision' | 'newestDecisionId'>[] {
  const keyed = new Map(findings.map((finding) => [keyOf(finding), finding]));
  const taken = new Set<string>();
  return [...keyed].map(([key, finding]) => {
    const hash = hashContent([key]);
    let length = SHORT_LENGTH;
    while (taken.has(shortIdOf(finding, hash, length))) length += 1;
    const shortId = shortIdOf(finding, hash, length);
    taken.add(shortId);
    return { ...finding, key, shortId };
  });
}

function shortIdOf({ check }: Finding, hash: string, length: number): string {
  return `${check}-${hash.slice(0, length)}`;
}

function keyOf({ check, subject, basis }: Finding): string {
  return `${check} ${subject.kind} ${subject.id} ${hashContent([basis])}`;
}
