import type { ClickKind, Timing } from './click-person.ts';
import type { Goal } from './goals.ts';

/** Of the 99th percentile; the second is how many times the bare app's it may be. */
const GOAL_MS = 100;
const GOAL_TIMES = 3;

/** What one app did with the clicks of a round. */
export interface Round {
  readonly timings: readonly Timing[];
  /** Milliseconds of processor time for each click. */
  readonly cpuMs: number;
}

/** What both apps did with the same clicks, one after the other. */
export interface RoundOfBoth {
  readonly bare: Round;
  readonly ragtime: Round;
}

interface TimingsOfBoth {
  readonly bare: readonly Timing[];
  readonly ragtime: readonly Timing[];
}

interface Row {
  readonly name: string;
  readonly pick: (timing: Timing) => number | undefined;
}

const ofKind = (kind: ClickKind) => (timing: Timing) => (timing.kind === kind ? timing.toAckMs : undefined);
const callOf = (kind: ClickKind) => (timing: Timing) => (timing.kind === kind ? timing.toCallMs : undefined);

const EVERY_ACK: Row = { name: 'every click to its ack', pick: (timing) => timing.toAckMs };
const EVERY_CALL: Row = { name: 'every click to its first call', pick: (timing) => timing.toCallMs };
const ROWS: readonly Row[] = [
  EVERY_ACK,
  EVERY_CALL,
  { name: '/milestone REF to its ack', pick: ofKind('command') },
  { name: '/milestone REF to views.open', pick: callOf('command') },
  { name: 'Update to its ack', pick: ofKind('update') },
  { name: 'Update to views.open', pick: callOf('update') },
  { name: 'typing to its ack', pick: ofKind('typing') },
  { name: 'Save to its ack', pick: ofKind('save') },
];

export function describeRound(round: number, { bare, ragtime }: RoundOfBoth): string {
  const ratio = (row: Row) =>
    (percentile(valuesOf(ragtime.timings, row), 99) / percentile(valuesOf(bare.timings, row), 99)).toFixed(2);
  return (
    `  round ${round}  99th percentile ${ratio(EVERY_ACK)} × the bare app to the ack, ${ratio(EVERY_CALL)} × to the first call; ` +
    `processor time ${ragtime.cpuMs.toFixed(2)} ms beside ${bare.cpuMs.toFixed(2)} ms for each click`
  );
}

/** A table in Markdown of all rounds together. */
export function summarise(people: number, rounds: readonly RoundOfBoth[]): string {
  const both = together(rounds);
  const lines = ROWS.map((row) => describeRow(row, both)).filter((line) => line !== undefined);
  const header = `| ${people} at once | clicks | bare app p50 | p99 | Ragtime p50 | p99 | p99, times the bare app |`;
  return [header, '|---|---|---|---|---|---|---|', ...lines, ''].join('\n');
}

/** What every click is to keep, whatever it is. */
export function goalsOf(people: number, rounds: readonly RoundOfBoth[]): readonly Goal[] {
  const both = together(rounds);
  return [EVERY_ACK, EVERY_CALL].flatMap((row) => {
    const ofRagtime = percentile(valuesOf(both.ragtime, row), 99);
    const times = ofRagtime / percentile(valuesOf(both.bare, row), 99);
    const what = `${row.name}, ${people} at once, 99th percentile`;
    return [
      { what: `${what} in ms`, measured: ofRagtime, bound: { under: GOAL_MS } },
      { what: `${what} beside the bare app`, measured: times, bound: { atMost: GOAL_TIMES } },
    ];
  });
}

function together(rounds: readonly RoundOfBoth[]): TimingsOfBoth {
  const timingsOf = (app: keyof RoundOfBoth) => rounds.flatMap((round) => round[app].timings);
  return { bare: timingsOf('bare'), ragtime: timingsOf('ragtime') };
}

function describeRow(row: Row, { bare, ragtime }: TimingsOfBoth): string | undefined {
  const [ofBare, ofRagtime] = [valuesOf(bare, row), valuesOf(ragtime, row)];
  if (ofRagtime.length === 0) return undefined;
  const times = percentile(ofRagtime, 99) / percentile(ofBare, 99);
  const figures = [ofBare, ofRagtime].flatMap((values) => [percentile(values, 50), percentile(values, 99)]);
  return `| ${row.name} | ${ofRagtime.length} | ${figures.map(inMs).join(' | ')} | ${times.toFixed(2)} |`;
}

function valuesOf(timings: readonly Timing[], { pick }: Row): readonly number[] {
  return timings.map(pick).filter((value) => value !== undefined);
}

/** The smallest value that so many percent of all do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function inMs(value: number): string {
  return `${value.toFixed(1)} ms`;
}
