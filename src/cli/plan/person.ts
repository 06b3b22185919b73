import { formatLong, type LocalDate, parseLocalDate } from '../../core/calendar/local-date.ts';
import type { PersonFault, PersonTerms } from '../../core/plan/person-change.ts';
import type { Person } from '../../core/plan/plan.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { COMMAND_LINE } from '../../usecases/find-actor.ts';
import { changePerson, type PersonOutcome } from '../../usecases/plan/change-person.ts';
import type { ChangePersonPorts } from '../../usecases/plan/people-ports.ts';
import { type CliContext, commandPatience } from '../cli-context.ts';
import { findPersonNamed } from '../find-person-named.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { runOrder } from '../run-order.ts';

const personHelp = `ragtime plan person --initials AMc [--deputy SN | none] [--assistant JL | none]
                    [--from DATE | none] [--to DATE | none]

Changes who stands in for somebody, who may say that they are away, and their first and last day in post. They themselves,
the new and the old deputy or assistant are told in Slack. Before the first day and after the last one they may do in Ragtime
what everybody in the workspace may. A plan file that says otherwise meets a conflict at the next import.

  --initials AMc   whom, as in the plan
  --deputy SN      initials of the deputy, or "none"
  --assistant JL   initials of the assistant, who may say when they are away and back and nothing else, or "none"
  --from DATE      the first day in post, written like 2026-04-01, or "none"
  --to DATE        the last day in post, or "none"

What is not given stays as it is.

Exit codes: 0 done, or so already; 1 refused (it is said why), 2 the command was not understood`;

interface PersonStorePorts extends ChangePersonPorts {
  readonly newId: (prefix: string) => string;
}

export interface PersonCli extends Pick<CliContext, 'out' | 'err' | 'now' | 'author'> {
  readonly openStore: () => Promise<PersonStorePorts & { readonly close: () => void }>;
}

const OPTIONS = {
  initials: { type: 'string', default: '' },
  deputy: { type: 'string' },
  assistant: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
} as const;

/** Takes something away. */
const NONE = 'none';

interface PersonOrder {
  readonly initials: string;
  /** Initials, or `none`; undefined where it stays. */
  readonly deputy: string | undefined;
  readonly assistant: string | undefined;
  readonly from: LocalDate | typeof NONE | undefined;
  readonly until: LocalDate | typeof NONE | undefined;
}

/** `ragtime plan person` */
export async function runPerson(args: readonly string[], cli: PersonCli): Promise<number> {
  return runOrder(args, cli, { help: personHelp, read: parseOrder, carryOut });
}

function parseOrder(args: readonly string[]): ReadOrder<PersonOrder> {
  return readOptions(args, OPTIONS, ({ initials, deputy, assistant, from, to }) => {
    if (initials.trim() === '' || [deputy, assistant, from, to].every((each) => each === undefined)) {
      return refuse('Say whom and what, for example --initials AMc --deputy SN.');
    }
    const [first, last] = [readDay('--from', from), readDay('--to', to)];
    if (!first.ok) return first;
    if (!last.ok) return last;
    return done({ initials, deputy, assistant, from: first.value, until: last.value });
  });
}

function readDay(option: string, given: string | undefined): Result<LocalDate | typeof NONE | undefined, string> {
  if (given === undefined || given === NONE) return done(given);
  const day = parseLocalDate(given);
  if (day !== undefined) return done(day);
  return refuse(`${option} "${given}" is not a day; give one that exists, written like 2026-08-31, or "none".`);
}

async function carryOut(ports: PersonStorePorts, order: PersonOrder, cli: PersonCli): Promise<Result<string, string>> {
  const people = await ports.plans.people();
  const person = findPersonNamed(people, order.initials);
  if (!person.ok) return person;
  const terms = findTerms(people, person.value, order);
  if (!terms.ok) return terms;
  const outcome = await changePerson(ports, {
    by: COMMAND_LINE,
    author: cli.author,
    ...{ personId: person.value.id, terms: terms.value, read: undefined },
    submissionId: ports.newId('cli'),
    now: cli.now(),
    patience: commandPatience(),
  });
  return changedWords(outcome);
}

function findTerms(
  people: readonly Person[],
  person: Person,
  { deputy, assistant, from, until }: PersonOrder,
): Result<PersonTerms, string> {
  const given = <Value>(value: Value | typeof NONE | undefined, now: Value | undefined) =>
    value === NONE ? undefined : (value ?? now);
  const days = { from: given(from, person.from), until: given(until, person.until) };
  const idOf = (initials: string | undefined, now: string | undefined): Result<string | undefined, string> => {
    if (initials === undefined || initials === NONE) return done(given(initials, now));
    const found = findPersonNamed(people, initials);
    return found.ok ? done(found.value.id) : found;
  };
  const [deputyId, assistantId] = [idOf(deputy, person.deputyId), idOf(assistant, person.assistantId)];
  if (!deputyId.ok) return deputyId;
  if (!assistantId.ok) return assistantId;
  return done({ deputyId: deputyId.value, assistantId: assistantId.value, ...days });
}

function changedWords(outcome: PersonOutcome): Result<string, string> {
  switch (outcome.outcome) {
    case 'changed': {
      const { after, changed, newDeputy, newAssistant } = outcome.notice;
      const days = [
        ...(after.from === undefined ? [] : [`from ${formatLong(after.from)}`]),
        ...(after.until === undefined ? [] : [`until ${formatLong(after.until)}`]),
      ];
      const post = days.length === 0 ? '' : ` In post ${days.join(' ')}.`;
      const isSaid = newAssistant !== undefined || changed.includes('assistantId');
      const assistant = isSaid ? `, assistant ${newAssistant?.initials ?? 'nobody'}` : '';
      return done(
        `${after.initials}: deputy ${newDeputy?.initials ?? 'nobody'}${assistant}.${post} Change the plan file, too.`,
      );
    }
    case 'same':
      return done(`It is so already. Nothing was changed of ${outcome.person.initials}.`);
    case 'fault':
      return refuse(faultWords(outcome.fault));
    case 'own-signature':
    case 'refused':
      return refuse('Only the performance officer of the directorate can do this.');
    case 'unknown-person':
      return refuse('No plan names this person. Nothing was changed.');
    case 'overtaken':
      return refuse('Somebody else changed this person meanwhile. Nothing was changed.');
    case 'busy':
      return refuse('Nothing was changed: the database was busy. Please try again.');
  }
}

function faultWords(fault: PersonFault): string {
  switch (fault.fault) {
    case 'dates-crossed':
      return 'The last day (--to) is before the first (--from). Nothing was changed.';
    case 'unknown':
      return `The ${fault.helper} is in no plan any more. Nothing was changed.`;
    case 'is-self':
      return `Nobody is their own ${fault.helper}. Nothing was changed.`;
    case 'deputy-circle':
      return `${fault.through.initials} already has them as deputy: give a deputy outside this circle.`;
    case 'has-left':
      return `${fault.who.initials} is not in post any more. Nothing was changed.`;
  }
}
