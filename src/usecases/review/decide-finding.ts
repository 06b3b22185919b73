import { done, type Result, refuse } from '../../core/result.ts';
import type { Author, Patience } from '../ports.ts';
import type { CheckDecision, CheckDecisionStore, NewCheckDecision } from './check-ports.ts';
import {
  type CheckedQuarter,
  type CheckQuarterPorts,
  type CheckRefusal,
  type CheckRequest,
  checkQuarter,
} from './check-quarter.ts';
import type { KeyedFinding } from './read-findings.ts';

export interface DecideFindingPorts extends CheckQuarterPorts {
  readonly checks: CheckDecisionStore;
}

export interface DecideRequest extends CheckRequest {
  /** Short id or key of the finding, in either case. */
  readonly finding: string;
  readonly author: Author;
  readonly patience: Patience;
}

export interface WaiveRequest extends DecideRequest {
  /** As typed. */
  readonly reason: string;
}

export type DecideRefusal =
  | CheckRefusal
  /** The text may have changed meanwhile. */
  | { readonly reason: 'no-such-finding' }
  | { readonly reason: 'reason-missing' | 'reason-too-long' }
  /** What blocks is waived with a reason; the reading list is dismissed. */
  | { readonly reason: 'wrong-level'; readonly finding: KeyedFinding }
  | { readonly reason: 'decided-already' | 'nothing-decided'; readonly finding: KeyedFinding }
  | { readonly reason: 'busy' };

export interface Decided {
  readonly finding: KeyedFinding;
  readonly decision: CheckDecision;
}

/** Unit: UTF-16 code units. */
export const LONGEST_REASON = 1000;

/** A reason as it is stored, or why it is none: known without the report. */
export function readReason(
  typed: string,
): Result<string, Extract<DecideRefusal, { readonly reason: `reason-${string}` }>> {
  const reason = typed.trim();
  if (reason === '') return refuse({ reason: 'reason-missing' });
  return reason.length > LONGEST_REASON ? refuse({ reason: 'reason-too-long' }) : done(reason);
}

/** A finding that blocks is accepted as it is, with a reason; it counts in this quarter, until the text changes. */
export async function waiveFinding(
  ports: DecideFindingPorts,
  request: WaiveRequest,
): Promise<Result<Decided, DecideRefusal>> {
  const read = readReason(request.reason);
  if (!read.ok) return read;
  const reason = read.value;
  return decide(ports, request, (finding) => {
    if (finding.level !== 'block') return refuse({ reason: 'wrong-level', finding });
    if (finding.decision?.reason === reason) return refuse({ reason: 'decided-already', finding });
    return done({ kind: 'waived', reason });
  });
}

/** A line of the reading list was read and needs nothing: it is not shown again until its text changes. */
export async function dismissFinding(
  ports: DecideFindingPorts,
  request: DecideRequest,
): Promise<Result<Decided, DecideRefusal>> {
  return decide(ports, request, (finding) => {
    if (finding.level !== 'list') return refuse({ reason: 'wrong-level', finding });
    if (finding.decision !== undefined) return refuse({ reason: 'decided-already', finding });
    return done({ kind: 'dismissed', reason: '' });
  });
}

/** Takes a waiver or a dismissal back: the finding is open again. */
export async function reopenFinding(
  ports: DecideFindingPorts,
  request: DecideRequest,
): Promise<Result<Decided, DecideRefusal>> {
  return decide(ports, request, (finding) =>
    finding.decision === undefined
      ? refuse({ reason: 'nothing-decided', finding })
      : done({ kind: 'undone', reason: '' }),
  );
}

type Choice = Result<Pick<NewCheckDecision, 'kind' | 'reason'>, DecideRefusal>;

async function decide(
  ports: DecideFindingPorts,
  request: DecideRequest,
  choose: (finding: KeyedFinding) => Choice,
): Promise<Result<Decided, DecideRefusal>> {
  for (;;) {
    const checked = await checkQuarter(ports, request);
    if (!checked.ok) return checked;
    const finding = findNamed(checked.value, request.finding);
    if (finding === undefined) return refuse({ reason: 'no-such-finding' });
    const choice = choose(finding);
    if (!choice.ok) return choice;
    const stored = await append(ports, { ...checked.value, request, finding, choice: choice.value });
    if (stored.ok) return done({ finding, decision: stored.value });
    if (stored.refusal === 'busy') return refuse({ reason: 'busy' });
    // Somebody else decided on it meanwhile: look again.
  }
}

function findNamed({ findings }: CheckedQuarter, name: string): KeyedFinding | undefined {
  const wanted = name.trim().toLowerCase();
  return findings.all.find(({ shortId, key }) => shortId.toLowerCase() === wanted || key.toLowerCase() === wanted);
}

interface Chosen extends CheckedQuarter {
  readonly request: DecideRequest;
  readonly finding: KeyedFinding;
  readonly choice: Pick<NewCheckDecision, 'kind' | 'reason'>;
}

async function append({ checks }: DecideFindingPorts, { sources, request, finding, choice }: Chosen) {
  const { directorate, window } = sources;
  const { key, check, level } = finding;
  const decision: NewCheckDecision = {
    ...choice,
    directorateId: directorate.id,
    quarter: window.quarter,
    key,
    check,
    level,
    author: request.author,
    at: request.now,
    basedOn: finding.newestDecisionId,
  };
  return checks.append(decision, request.patience);
}
