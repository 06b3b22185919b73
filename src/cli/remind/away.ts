import { formatWithWeekday, parseLocalDate } from '../../core/calendar/local-date.ts';
import type { Person } from '../../core/plan/plan.ts';
import type { Absence } from '../../core/remind/absence.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { COMMAND_LINE } from '../../usecases/find-actor.ts';
import type { Author, Patience } from '../../usecases/ports.ts';
import {
  type AbsenceFault,
  type AbsencePorts,
  endAbsence,
  type Heard,
  setAbsence,
} from '../../usecases/remind/set-absence.ts';
import { actAs } from '../act-as.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { runOrder } from '../run-order.ts';

export const awayHelp = `ragtime away --person INITIALS --from DATE --to DATE [--entered-by INITIALS]
ragtime away --person INITIALS --back [--from DATE --to DATE] [--entered-by INITIALS]

Says that somebody is away: the deputy is asked instead, and it counts as away, not as late. In Slack people do it
themselves, with "I'm away" under a reminder, or their assistant or officer does. Where Ragtime writes to
them already, the person is told who said so.

  --person INITIALS      who is away, as in the plan
  --from DATE            the first day away, written like 2026-07-03
  --to DATE              the last day away
  --back                 they are back today; with --from and --to, that they are not away on those days.
                         Other days on which they are away stand
  --entered-by INITIALS  who says so, with their rights and no others: the person, their assistant or an officer
  --help                 this text

Exit codes: 0 done, 1 refused (it is said why), 2 the command was not understood`;

/** What the command touches. */
export interface AwayCli {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
  readonly now: () => Date;
  readonly author: Author;
  readonly openStore: () => Promise<Store & { readonly close: () => void }>;
}

type Store = Omit<AbsencePorts, 'administrators' | 'teamId'>;

const OPTIONS = {
  person: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  back: { type: 'boolean', default: false },
  'entered-by': { type: 'string' },
} as const;

const PATIENCE_MS = 5_000;

interface Asked {
  readonly initials: string;
  readonly enteredBy: string | undefined;
  readonly isBack: boolean;
  /** Undefined where they are back today, whatever the days were. */
  readonly days: Absence | undefined;
}

/** `ragtime away` */
export async function runAway(args: readonly string[], cli: AwayCli): Promise<number> {
  return runOrder(args, cli, { help: awayHelp, read: parseCommand, carryOut });
}

function parseCommand(args: readonly string[]): ReadOrder<Asked> {
  return readOptions(args, OPTIONS, ({ person: initials, from, to, back, 'entered-by': enteredBy }) => {
    if (initials === undefined) return refuse('ragtime away needs to know who: --person AMc');
    if (back && (from ?? to) === undefined) return done({ initials, enteredBy, isBack: true, days: undefined });
    if (from === undefined || to === undefined) return refuse('ragtime away needs --from and --to, or --back.');
    const [firstDay, lastDay] = [parseLocalDate(from), parseLocalDate(to)];
    if (firstDay === undefined) return refuse(`--from "${from}" is not a day; one written like 2026-07-03 is.`);
    if (lastDay === undefined) return refuse(`--to "${to}" is not a day; one written like 2026-07-10 is.`);
    return done({ initials, enteredBy, isBack: back, days: { firstDay, lastDay } });
  });
}

async function carryOut(store: Store, asked: Asked, cli: AwayCli): Promise<Result<string, string>> {
  const ports = { ...store, administrators: [], teamId: () => undefined };
  const people = await ports.plans.people();
  const person = people.find(({ initials }) => initials.toLowerCase() === asked.initials.toLowerCase());
  if (person === undefined) {
    const known = people.map(({ initials }) => initials).join(', ');
    return refuse(`Nobody has the initials "${asked.initials}". Known: ${known === '' ? 'nobody yet' : known}.`);
  }
  const patience: Patience = { giveUpAt: performance.now() + PATIENCE_MS };
  const who = await whoSays(ports, { person, enteredBy: asked.enteredBy }, cli);
  if (!who.ok) return who;
  const request = { ...who.value, personId: person.id, now: cli.now(), patience };
  if (asked.isBack || asked.days === undefined) {
    const outcome = await endAbsence(ports, { ...request, ...(asked.days && { only: asked.days }) });
    if (outcome.outcome === 'refused') return refuse(NOT_THEIRS);
    if (outcome.outcome !== 'back') return refuse(BUSY);
    return done(
      `${endedText(person.name, asked.days, outcome.ended)}${outcome.ended === 0 ? '' : HEARD[outcome.heard]}`,
    );
  }
  const outcome = await setAbsence(ports, { ...request, ...asked.days });
  if (outcome.outcome === 'refused') return refuse(NOT_THEIRS);
  if (outcome.outcome === 'fault') return refuse(FAULTS[outcome.fault]);
  if (outcome.outcome !== 'set') return refuse(BUSY);
  const days = `${formatWithWeekday(outcome.firstDay)} to ${formatWithWeekday(outcome.lastDay)}`;
  const signs = (await ports.plans.directorates()).some(({ approverIds }) => approverIds.includes(person.id));
  const instead =
    outcome.deputy === undefined
      ? 'Nobody is asked instead: the plan names no deputy.'
      : `${outcome.deputy.name} is asked instead${signs ? ', also to sign what waits for their signature' : ''}.`;
  return done(`${person.name} is away from ${days}. ${instead}${HEARD[outcome.heard]}`);
}

function endedText(name: string, days: Absence | undefined, ended: number): string {
  const when = days === undefined ? 'today' : 'on those days';
  if (ended === 0) return `${name} was not away ${when}. Nothing was changed.`;
  return days === undefined ? `${name} is back and is asked again.` : `${name} is not away on those days.`;
}

/** The machine itself, unless somebody is named: then they, with their own rights. */
async function whoSays(
  ports: Store,
  { person, enteredBy }: { readonly person: Person; readonly enteredBy: string | undefined },
  cli: AwayCli,
): ReturnType<typeof actAs> {
  if (enteredBy !== undefined) return actAs(ports, enteredBy, cli);
  return done({ by: COMMAND_LINE, author: { ...cli.author, onBehalfOf: person.id } });
}

const HEARD: Readonly<Record<Heard, string>> = {
  told: ' They are told that this was said.',
  'not-told': ' Ragtime does not write to them yet, so nobody has told them.',
  own: '',
  neither: ' They have not been told that they were away, and hear of neither.',
};

const NOT_THEIRS =
  'Only the person, their assistant or a performance officer of their directorate can say this. Nothing was changed.';

const BUSY = 'Nothing was changed: the database was busy. Please try again.';

const FAULTS: Readonly<Record<AbsenceFault, string>> = {
  'ends-before-it-begins': '--to is before --from; the same day or a later one would be accepted.',
  over: '--to is over; today or a later day would be accepted.',
  'too-long': 'A year at most would be accepted; for longer give the milestones another owner in the plan.',
};
