import { parseLocalDate } from '../../core/calendar/local-date.ts';
import { formatQuarter, type Quarter } from '../../core/calendar/quarter.ts';
import { type DecisionAnswer, type DecisionKind, PROPOSAL_DECISIONS } from '../../core/plan/decide-proposal.ts';
import { normaliseRef } from '../../core/plan/ref.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { compileRefusalWords } from '../../reports/publish-words.ts';
import { findDirectorate } from '../../usecases/calendar/find-directorate.ts';
import { type DecidePorts, decideProposal } from '../../usecases/plan/decide-proposal.ts';
import type { ProposalStore } from '../../usecases/plan/proposal-ports.ts';
import { type ProposedChange, readProposed } from '../../usecases/plan/read-proposed.ts';
import { type ActAsPorts, actAs } from '../act-as.ts';
import { type CliContext, commandPatience } from '../cli-context.ts';
import { type ReadOrder, readWords } from '../read-options.ts';
import { readDirectorate } from '../read-place.ts';
import { runOrder } from '../run-order.ts';
import { decidedText, proposedLine } from './proposals-words.ts';

const proposalsHelp = `ragtime proposals list --directorate CODE --year 2026
ragtime proposals support REF --directorate CODE --year 2026 --entered-by JP [--note TEXT]
ragtime proposals agree | decline REF --directorate CODE --year 2026 --entered-by JP --body NAME --on 2026-09-07 [--minute 14] [--note TEXT]

What owners ask to change in the plan, and what became of it. What is agreed changes the plan at once; the report prints
what it was before to the end of the year. The owner is told in every case.

  --directorate CODE  which directorate, for example CE
  --year 2026         the plan of the year that begins in April 2026
  --entered-by JP     initials of whoever records it: a performance officer of the directorate
  --body NAME         who decided
  --on 2026-09-07     when
  --minute 14         where it is written down
  --note TEXT         what the owner is told besides; needed to decline

Exit codes: 0 done, 1 refused (it is said why), 2 the command was not understood`;

export interface ProposalsCli extends Pick<CliContext, 'out' | 'err' | 'now' | 'author'> {
  readonly openStore: () => Promise<
    DecidePorts &
      ActAsPorts & {
        readonly proposals: Pick<ProposalStore, 'undecided'>;
        readonly newId: (prefix: string) => string;
        readonly close: () => void;
      }
  >;
}

const OPTIONS = {
  directorate: { type: 'string' },
  year: { type: 'string' },
  'entered-by': { type: 'string' },
  body: { type: 'string', default: '' },
  on: { type: 'string' },
  minute: { type: 'string', default: '' },
  note: { type: 'string', default: '' },
} as const;

interface ProposalsOrder {
  readonly directorateCode: string;
  readonly quarter: Quarter;
  readonly act:
    | { readonly kind: 'list' }
    | { readonly kind: 'decide'; readonly ref: string; readonly enteredBy: string; readonly answer: DecisionAnswer };
}

/** `ragtime proposals` */
export async function runProposals(args: readonly string[], cli: ProposalsCli): Promise<number> {
  return runOrder(args, cli, { help: proposalsHelp, read: parseOrder, carryOut });
}

function parseOrder(args: readonly string[]): ReadOrder<ProposalsOrder> {
  return readWords(args, OPTIONS, (values, [name = 'list', ref]) => {
    const directorate = readDirectorate(values.directorate);
    if (!directorate.ok) return directorate;
    if (!/^20\d\d$/u.test(values.year ?? '')) {
      return refuse(`--year "${values.year ?? ''}" is no year; 2026 is, for the plan from April 2026 on.`);
    }
    const order = {
      directorateCode: directorate.value,
      quarter: { startYear: Number(values.year), number: 1 as const },
    };
    if (name === 'list') return done({ ...order, act: { kind: 'list' } });
    const kind = PROPOSAL_DECISIONS.find((each) => each === name);
    if (kind === undefined) {
      return refuse(
        `"${name}" is nothing that is done with proposals. There are list, ${PROPOSAL_DECISIONS.join(', ')}.`,
      );
    }
    if (ref === undefined) return refuse('Say which milestone, for example COPS2.');
    const enteredBy = values['entered-by'];
    if (enteredBy === undefined) return refuse('Say who records it, for example --entered-by JP.');
    const answer = toAnswer(kind, values);
    return answer.ok ? done({ ...order, act: { kind: 'decide', ref, enteredBy, answer: answer.value } }) : answer;
  });
}

interface Typed {
  readonly body: string;
  readonly on?: string | undefined;
  readonly minute: string;
  readonly note: string;
}

function toAnswer(kind: DecisionKind, { body, on, minute, note }: Typed): Result<DecisionAnswer, string> {
  const decidedOn = on === undefined ? undefined : parseLocalDate(on);
  if (on !== undefined && decidedOn === undefined)
    return refuse(`--on "${on}" is no date; one written like 2026-09-07 is.`);
  return done({ kind, body, decidedOn, minute, note });
}

type Store = Awaited<ReturnType<ProposalsCli['openStore']>>;

async function carryOut(store: Store, order: ProposalsOrder, cli: ProposalsCli): Promise<Result<string, string>> {
  const quarter = formatQuarter(order.quarter);
  const found = await findDirectorate(store.plans, order.directorateCode);
  if (!found.ok) return refuse(compileRefusalWords(found.refusal, { ...order, quarter }));
  const [plan, people] = await Promise.all([
    store.plans.plan(found.value.id, order.quarter.startYear),
    store.plans.people(),
  ]);
  if (plan === undefined) return refuse(compileRefusalWords({ reason: 'no-plan' }, { ...order, quarter }));
  const proposed = await readProposed(store, plan, people);
  const { act } = order;
  if (act.kind === 'list') {
    return done(proposed.length === 0 ? 'Nothing is proposed.' : proposed.map(proposedLine).join('\n'));
  }
  const one = findProposed(proposed, act.ref);
  if (!one.ok) return one;
  const acting = await actAs(store, act.enteredBy, cli);
  if (!acting.ok) return acting;
  const outcome = await decideProposal(store, {
    ...acting.value,
    milestoneId: one.value.milestoneId,
    quarter,
    answer: act.answer,
    basedOn: undefined,
    submissionId: store.newId('cli'),
    now: cli.now(),
    patience: commandPatience(),
  });
  return decidedText(outcome);
}

function findProposed(proposed: readonly ProposedChange[], name: string): Result<ProposedChange, string> {
  const matching = proposed.filter(
    ({ ref, milestoneId }) => milestoneId === name.trim() || normaliseRef(ref) === normaliseRef(name),
  );
  const [only] = matching;
  if (only === undefined) return refuse(`Nothing is proposed for "${name}". "ragtime proposals list" shows what is.`);
  if (matching.length === 1) return done(only);
  return refuse(['Several have that ref. Give the id of the one you mean:', ...matching.map(proposedLine)].join('\n'));
}
