import { firstYearBeyondHorizon } from '../calendar/holiday-horizon.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Level } from './finding.ts';

export interface RunningFacts {
  readonly processes: readonly RunningRole[];
  readonly planCount: number;
  readonly failedMessages: number;
  readonly today: LocalDate;
}

interface RunningRole {
  readonly role: 'all' | 'slack' | 'jobs';
  readonly pid: number;
  readonly host: string;
}

export type RunningFinding = { readonly level: Level } & (
  | { readonly about: 'processes'; readonly says: 'nothing-runs' | 'nobody-answers' | 'nobody-sends' }
  | { readonly about: 'processes'; readonly says: 'processes-run'; readonly processes: readonly RunningRole[] }
  | { readonly about: 'plan'; readonly says: 'plan-absent' }
  | { readonly about: 'plan'; readonly says: 'plan-there'; readonly count: number }
  | { readonly about: 'messages'; readonly says: 'messages-failed'; readonly count: number }
  | { readonly about: 'messages'; readonly says: 'messages-fine' }
  | { readonly about: 'calendar'; readonly says: 'horizon-near'; readonly year: number }
  | { readonly about: 'calendar'; readonly says: 'horizon-far' }
);

/** Whether Ragtime is at work, with what it needs. */
export function judgeRunning(facts: RunningFacts): readonly RunningFinding[] {
  return [judgeProcesses(facts.processes), judgePlans(facts), judgeMessages(facts), judgeHorizon(facts.today)];
}

function judgeProcesses(processes: readonly RunningRole[]): RunningFinding {
  const about = 'processes';
  const isThere = (half: 'slack' | 'jobs') => processes.some(({ role }) => role === 'all' || role === half);
  if (processes.length === 0) return { about, level: 'warning', says: 'nothing-runs' };
  if (!isThere('slack')) return { about, level: 'warning', says: 'nobody-answers' };
  if (!isThere('jobs')) return { about, level: 'warning', says: 'nobody-sends' };
  return { about, level: 'ok', says: 'processes-run', processes };
}

function judgePlans({ planCount: count }: RunningFacts): RunningFinding {
  const about = 'plan';
  return count === 0
    ? { about, level: 'warning', says: 'plan-absent' }
    : { about, level: 'ok', says: 'plan-there', count };
}

function judgeMessages({ failedMessages: count }: RunningFacts): RunningFinding {
  const about = 'messages';
  return count === 0
    ? { about, level: 'ok', says: 'messages-fine' }
    : { about, level: 'warning', says: 'messages-failed', count };
}

function judgeHorizon(today: LocalDate): RunningFinding {
  const about = 'calendar';
  const year = firstYearBeyondHorizon(today);
  return year === undefined
    ? { about, level: 'ok', says: 'horizon-far' }
    : { about, level: 'warning', says: 'horizon-near', year };
}
