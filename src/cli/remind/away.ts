import { formatWithWeekday, type LocalDate, parseLocalDate } from '../../core/calendar/local-date.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { COMMAND_LINE } from '../../usecases/find-actor.ts';
import type { Author, Patience } from '../../usecases/ports.ts';
import { type AbsenceFault, type AbsencePorts, endAbsence, setAbsence } from '../../usecases/remind/set-absence.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { runOrder } from '../run-order.ts';

export const awayHelp = `ragtime away --person INITIALS --from DATE --to DATE
ragtime away --person INITIALS --back

Says that somebody is away: the deputy is asked instead, and it counts as away, not as late. In Slack people do it
themselves, with "I'm away" under a reminder.

  --person INITIALS  who is away, as in the plan
  --from DATE        the first day away, written like 2026-07-03
  --to DATE          the last day away
  --back             they are back, or do not go: absences of today and later are ended
  --help             this text

Exit codes: 0 done, 1 refused (it is said why), 2 the command was not understood`;

/** What the command touches. */
export interface AwayCli {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly now: () => Date;
  readonly author: Author;
  readonly openStore: () => Promise<Store & { readonly close: () => void }>;
}

type Store = Pick<AbsencePorts, 'plans' | 'slackUsers' | 'absences'>;

const OPTIONS = {
  person: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  back: { type: 'boolean', default: false },
} as const;

const PATIENCE_MS = 5_000;

type Asked =
  | { readonly kind: 'away'; readonly initials: string; readonly firstDay: LocalDate; readonly lastDay: LocalDate }
  | { readonly kind: 'back'; readonly initials: string };

/** `ragtime away` */
export async function runAway(args: readonly string[], cli: AwayCli): Promise<number> {
  return runOrder(args, cli, { help: awayHelp, read: parseCommand, carryOut });
}

function parseCommand(args: readonly string[]): ReadOrder<Asked> {
  return readOptions(args, OPTIONS, ({ person: initials, from, to, back }) => {
    if (initials === undefined) return refuse('ragtime away needs to know who: --person AMc');
    if (back && (from ?? to) !== undefined) return refuse('--back takes no dates.');
    if (back) return done({ kind: 'back', initials });
    if (from === undefined || to === undefined) return refuse('ragtime away needs --from and --to, or --back.');
    const [firstDay, lastDay] = [parseLocalDate(from), parseLocalDate(to)];
    if (firstDay === undefined) return refuse(`--from "${from}" is not a day; one written like 2026-07-03 is.`);
    if (lastDay === undefined) return refuse(`--to "${to}" is not a day; one written like 2026-07-10 is.`);
    return done({ kind: 'away', initials, firstDay, lastDay });
  });
}

async function carryOut(store: Store, asked: Asked, { now, author }: AwayCli): Promise<Result<string, string>> {
  const ports = { ...store, administrators: [], teamId: () => undefined };
  const people = await ports.plans.people();
  const person = people.find(({ initials }) => initials.toLowerCase() === asked.initials.toLowerCase());
  if (person === undefined) {
    const known = people.map(({ initials }) => initials).join(', ');
    return refuse(`Nobody has the initials "${asked.initials}". Known: ${known === '' ? 'nobody yet' : known}.`);
  }
  const patience: Patience = { giveUpAt: performance.now() + PATIENCE_MS };
  const request = {
    by: COMMAND_LINE,
    author: { ...author, onBehalfOf: person.id },
    personId: person.id,
    now: now(),
    patience,
  };
  if (asked.kind === 'back') {
    const outcome = await endAbsence(ports, request);
    if (outcome.outcome !== 'back') return refuse(BUSY);
    return done(
      outcome.ended === 0
        ? `${person.name} was not away. Nothing was changed.`
        : `${person.name} is back and is asked again.`,
    );
  }
  const outcome = await setAbsence(ports, { ...request, firstDay: asked.firstDay, lastDay: asked.lastDay });
  if (outcome.outcome === 'fault') return refuse(FAULTS[outcome.fault]);
  if (outcome.outcome !== 'set') return refuse(BUSY);
  const days = `${formatWithWeekday(outcome.firstDay)} to ${formatWithWeekday(outcome.lastDay)}`;
  const instead =
    outcome.deputy === undefined
      ? 'Nobody is asked instead: the plan names no deputy.'
      : `${outcome.deputy.name} is asked instead.`;
  return done(`${person.name} is away from ${days}. ${instead}`);
}

const BUSY = 'Nothing was changed: the database was busy. Please try again.';

const FAULTS: Readonly<Record<AbsenceFault, string>> = {
  'ends-before-it-begins': '--to is before --from; the same day or a later one would be accepted.',
  over: '--to is over; today or a later day would be accepted.',
  'too-long': 'A year at most would be accepted; for longer give the milestones another owner in the plan.',
};
