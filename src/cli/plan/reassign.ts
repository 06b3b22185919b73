import { type OwnedEntry, ownedEntries } from '../../core/plan/owned-entries.ts';
import type { Person } from '../../core/plan/plan.ts';
import { readFinancialYear } from '../../core/plan/plan-dates.ts';
import { nearestRefs, normaliseRef } from '../../core/plan/ref.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { COMMAND_LINE } from '../../usecases/find-actor.ts';
import { type ExportRequest, findPlan } from '../../usecases/plan/export-plan.ts';
import { type HandOverOutcome, handOverEntries } from '../../usecases/plan/hand-over-entries.ts';
import type { HandOverPorts } from '../../usecases/plan/hand-over-ports.ts';
import type { PlanExportStore } from '../../usecases/plan/ports.ts';
import { type CliContext, commandPatience } from '../cli-context.ts';
import { findPersonNamed } from '../find-person-named.ts';
import { type ReadOrder, readOptions } from '../read-options.ts';
import { runOrder } from '../run-order.ts';
import { explainExport } from './export.ts';

const reassignHelp = `ragtime plan reassign --directorate CODE --ref COPS2 --to AMc [--year 2026-27]
ragtime plan reassign --directorate CODE --all-of SN --to AMc [--year 2026-27]

Gives a milestone, an indicator, a risk or an equality action to another owner. The new owner is told in Slack what is theirs
now, the old one that it is not. What was sent keeps the initials that it has, and a draft stays with whoever typed it. A plan
file that says otherwise meets a conflict at the next import.

  --directorate CODE  which directorate, for example CE
  --ref COPS2         which entry: its ref, "Risk 1" and the like, or its id
  --all-of SN         everything that this person answers for, at once: one message tells the new owner of all of it
  --to AMc            initials of whoever answers for it from now on
  --year 2026-27      which financial year; without it the newest that has a plan

Exit codes: 0 done, or so already; 1 refused (it is said why), 2 the command was not understood`;

interface ReassignStore extends HandOverPorts {
  readonly plans: HandOverPorts['plans'] & PlanExportStore;
  readonly newId: (prefix: string) => string;
}

export interface ReassignCli extends Pick<CliContext, 'out' | 'err' | 'now' | 'author'> {
  readonly openStore: () => Promise<ReassignStore & { readonly close: () => void }>;
}

const OPTIONS = {
  directorate: { type: 'string' },
  ref: { type: 'string', default: '' },
  'all-of': { type: 'string', default: '' },
  to: { type: 'string', default: '' },
  year: { type: 'string' },
} as const;

interface ReassignOrder {
  readonly request: ExportRequest;
  /** A ref, as people write it, or an id; empty where it is everything of one person. */
  readonly ref: string;
  /** Initials; empty where it is one entry. */
  readonly allOf: string;
  /** Initials. */
  readonly to: string;
}

/** `ragtime plan reassign` */
export async function runReassign(args: readonly string[], cli: ReassignCli): Promise<number> {
  return runOrder(args, cli, { help: reassignHelp, read: parseOrder, carryOut });
}

function parseOrder(args: readonly string[]): ReadOrder<ReassignOrder> {
  return readOptions(args, OPTIONS, ({ directorate, ref, 'all-of': allOf, to, year }) => {
    const isOneOfBoth = (ref.trim() === '') !== (allOf.trim() === '');
    if (directorate === undefined || !isOneOfBoth || to.trim() === '') {
      return refuse(
        'Say what and to whom, for example --directorate CE --ref COPS2 --to AMc, or --all-of SN --to AMc.',
      );
    }
    const startYear = year === undefined ? undefined : readFinancialYear(year);
    if (year !== undefined && startYear === undefined) {
      return refuse(`"${year}" is not a financial year; give two years that follow, such as 2026-27.`);
    }
    return done({ request: { directorateCode: directorate, startYear }, ref, allOf, to });
  });
}

async function carryOut(ports: ReassignStore, order: ReassignOrder, cli: ReassignCli): Promise<Result<string, string>> {
  const { request, to } = order;
  const found = await findPlan(ports.plans, request);
  if (!found.ok) return refuse(explainExport(found.refusal, request));
  const { plan, people } = found.value;
  const entries = findEntries(ownedEntries(plan), order, people);
  if (!entries.ok) return entries;
  const person = findPersonNamed(people, to);
  if (!person.ok) return person;
  const outcome = await handOverEntries(ports, {
    by: COMMAND_LINE,
    author: cli.author,
    entries: entries.value.map(({ entry }) => ({ entry, readOwnerId: undefined })),
    toId: person.value.id,
    submissionId: ports.newId('cli'),
    now: cli.now(),
    patience: commandPatience(),
  });
  return reassignedWords(outcome);
}

function findEntries(
  entries: readonly OwnedEntry[],
  { ref, allOf }: ReassignOrder,
  people: readonly Person[],
): Result<readonly OwnedEntry[], string> {
  if (allOf.trim() === '') {
    const entry = findEntry(entries, ref);
    return entry.ok ? done([entry.value]) : entry;
  }
  const owner = findPersonNamed(people, allOf);
  if (!owner.ok) return owner;
  const theirs = entries.filter(({ ownerId }) => ownerId === owner.value.id);
  return theirs.length === 0 ? refuse(`${owner.value.initials} answers for nothing in this plan.`) : done(theirs);
}

function findEntry(entries: readonly OwnedEntry[], name: string): Result<OwnedEntry, string> {
  const matching = entries.filter(
    ({ entry, ref }) => entry.id === name.trim() || normaliseRef(ref) === normaliseRef(name),
  );
  const [only] = matching;
  if (only !== undefined && matching.length === 1) return done(only);
  if (only !== undefined) {
    const lines = matching.map(({ entry, ref, words }) => `  ${entry.id}  ${ref} ${words}`);
    return refuse([`Several have the ref "${name}". Give the id of the one you mean with --ref:`, ...lines].join('\n'));
  }
  const near = nearestRefs(
    name,
    entries.map(({ ref }) => ref),
  );
  const hint = near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`;
  return refuse(`Nothing in this plan has the ref "${name}".${hint}`);
}

function reassignedWords(outcome: HandOverOutcome): Result<string, string> {
  switch (outcome.outcome) {
    case 'handed-over': {
      const { notice, newOwner, isTold } = outcome;
      const owners = [...new Set(notice.entries.flatMap(({ oldOwner }) => oldOwner?.initials ?? []))];
      const instead = owners.length === 0 ? '' : ` instead of ${owners.join(', ')}`;
      const told = isTold ? `${newOwner.initials} is told in Slack.` : 'No message reaches them yet: please tell them.';
      const refs = notice.entries.map(({ ref }) => ref).join(', ');
      return done(
        `${newOwner.initials} answers for ${refs} from now on${instead}. ${told} Change the owner in the plan file, too.`,
      );
    }
    case 'theirs-already':
      return done(`${outcome.newOwner.initials} answers for ${outcome.refs.join(', ')} already. Nothing was changed.`);
    case 'overtaken':
      return refuse(`${outcome.ref} was given to somebody else meanwhile. Nothing was changed.`);
    case 'not-in-post':
      return refuse(`${outcome.newOwner.initials} is not in post any more. Nothing was changed.`);
    case 'unknown-person':
      return refuse('This person is in no plan any more. Nothing was changed.');
    case 'gone':
      return refuse('It is no longer in the plan. Nothing was changed.');
    case 'refused':
      return refuse('Only the performance officer of the directorate can do this.');
    case 'busy':
      return refuse('Nothing was changed: the database was busy. Please try again.');
  }
}
