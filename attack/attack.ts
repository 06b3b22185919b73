import SqliteDatabase from 'better-sqlite3';
import type { Ack, Delivery } from '../sandbox/delivery.ts';
import type { Council } from '../test/support/council.ts';
import { openPrint } from '../test/support/database-print.ts';
import { type Random, seeded } from '../test/support/seeded.ts';
import { type Judge, openJudge } from './judge.ts';
import { drawMutations, type Mutation, mutate } from './mutate.ts';
import { asColleague, asStranger, inviteStrangers } from './strangers.ts';

/** What somebody did in earnest, from which attacks are made. */
export type Recorded = readonly Delivery[];

export interface AttackOptions {
  readonly seed: number;
  readonly payloads: number;
  readonly recorded: Recorded;
}

export interface Attacked {
  readonly sent: number;
  /** By the kind of mutation. */
  readonly kinds: ReadonlyMap<string, number>;
  /** Tables that people changed who may: an attack that never comes so far would show nothing. */
  readonly changedByOwners: readonly string[];
  /** What broke a promise, in words. */
  readonly findings: readonly string[];
}

const AT_ONCE = 20;
const COLLEAGUE_ONE_IN = 5;
/** What a wrong one of these says is no longer a click of Slack's, and nobody waits for an answer to it. */
const ENVELOPE = [
  'type',
  'command',
  'team',
  'team_id',
  'user',
  'user_id',
  'view',
  'actions',
  'callback_id',
  'token',
  'event',
  'authorizations',
];
const LEAKS = /\n\s+at .*:\d+:\d+|xoxb-|xapp-|node_modules|SqliteError/;

const IDS = [
  'select id from milestone',
  'select id from indicator',
  'select id from plan_entry',
  'select id from person',
  'select id from directorate',
  'select distinct item_id from item_version',
];

interface Attack {
  readonly delivery: Delivery;
  readonly mutations: readonly Mutation[];
  /** Undefined: whoever did it in earnest. */
  readonly stranger: string | undefined;
}

/** Starts to remember everything that people do in this council. */
export function recordDeliveries({ slack }: Council): { readonly recorded: Recorded; readonly stop: () => void } {
  const recorded: Delivery[] = [];
  const stop = slack.onDelivery(async (delivery) => {
    recorded.push(delivery);
  });
  return { recorded, stop };
}

/**
 * Sends payloads that nobody sends by pressing a button. Strangers change nothing; people of the plan change what is
 * theirs and nothing else, whatever ids they name; nobody brings it down.
 */
export async function attack(council: Council, { seed, payloads, recorded }: AttackOptions): Promise<Attacked> {
  const random = seeded(seed);
  const strangers = await inviteStrangers(council);
  const ids = readIds(council.databasePath);
  const colleagues = council.plan.people.map(({ initials }) => council.slack.userId(initials));
  const attacks = Array.from({ length: payloads }, (_, index) => {
    const stranger = index % 2 === 0 ? strangers[random.below(strangers.length)] : undefined;
    return drawAttack(recorded, { random, ids, colleagues, stranger });
  });
  const fromStrangers = await sendAll(
    council,
    attacks.filter(({ stranger }) => stranger !== undefined),
  );
  const judge = openJudge(council.databasePath, council.clock().toISOString().slice(0, 10));
  const fromOwners = await sendAll(
    council,
    attacks.filter(({ stranger }) => stranger === undefined),
    judge,
  );
  judge.close();
  const kinds = Map.groupBy(
    attacks.flatMap(({ mutations }) => mutations),
    ({ name }) => name,
  );
  return {
    sent: attacks.length,
    kinds: new Map([...kinds].map(([name, all]) => [name, all.length])),
    changedByOwners: fromOwners.changed,
    findings: [
      ...fromStrangers.findings,
      ...fromStrangers.changed.map((what) => `Strangers changed ${what}`),
      ...fromOwners.findings,
      ...(await checkAlive(council)),
    ],
  };
}

interface Drawing {
  readonly random: Random;
  readonly ids: readonly string[];
  /** Slack's ids of people who have a right to something. */
  readonly colleagues: readonly string[];
  readonly stranger: Parameters<typeof asStranger>[1] | undefined;
}

function drawAttack(recorded: Recorded, { random, ids, colleagues, stranger }: Drawing): Attack {
  // Forms are what most is read from, and the fewest of all that people do.
  const forms = recorded.filter(({ kind }) => kind === 'view_submission');
  const templates = forms.length > 0 && random.below(2) === 0 ? forms : recorded;
  const template = templates[random.below(templates.length)];
  if (template === undefined) throw new Error('Nothing was recorded that an attack could be made from.');
  const others = recorded.filter(({ kind }) => kind === template.kind).map(({ payload }) => payload);
  const mutations = drawMutations(template.payload, { random, others, ids });
  const mutated = mutate(template.payload, mutations);
  const delivery = { ...template, payload: stranger === undefined ? mutated : asStranger(mutated, stranger) };
  if (stranger !== undefined || random.below(COLLEAGUE_ONE_IN) > 0)
    return { delivery, mutations, stranger: stranger?.name };
  const colleague = colleagues[random.below(colleagues.length)] ?? '';
  // Just as it was pressed, but by somebody else.
  const payload = asColleague(template.payload, colleague);
  return {
    delivery: { ...template, payload },
    mutations: [{ name: 'a colleague', path: ['a colleague'], value: colleague }],
    stranger: undefined,
  };
}

async function sendAll(council: Council, attacks: readonly Attack[], judge?: Judge) {
  const print = openPrint(council.databasePath);
  const findings: string[] = [];
  const changed = new Set<string>();
  for (let first = 0; first < attacks.length; first += AT_ONCE) {
    const batch = attacks.slice(first, first + AT_ONCE);
    const calls = council.slack.calls.length;
    const acks = await Promise.all(batch.map((one) => council.slack.deliver(withNewTrigger(council, one))));
    findings.push(...batch.flatMap((one, index) => checkAnswer(one, acks[index])));
    const said = JSON.stringify([acks, council.slack.calls.slice(calls).map(({ args }) => args)]);
    const [leak] = LEAKS.exec(said) ?? [];
    if (leak !== undefined) findings.push(`An answer says ${leak}: ${batch.map(describeAttack).join('; ')}`);
    findings.push(...(judge?.wrongs() ?? []).map((what) => `${what}, after ${batch.map(describeAttack).join('; ')}`));
    for (const table of print.changed())
      changed.add(`${table}${batch[0]?.stranger === undefined ? '' : `: ${batch.map(describeAttack).join('; ')}`}`);
  }
  print.close();
  return { findings, changed: [...changed] };
}

function readIds(path: string): readonly string[] {
  const sqlite = new SqliteDatabase(path, { readonly: true });
  const ids = IDS.flatMap((sql) => sqlite.prepare(sql).pluck().all().map(String));
  sqlite.close();
  return ids;
}

/** What comes a second time with the same trigger is taken for a repetition, and looked at no further. */
function withNewTrigger({ slack }: Council, { delivery, mutations }: Attack): Delivery {
  const { payload } = delivery;
  if (payload.trigger_id === undefined || mutations.some(({ path }) => path[0] === 'trigger_id')) return delivery;
  return { ...delivery, payload: { ...payload, trigger_id: slack.newTrigger('AMc') } };
}

function checkAnswer(one: Attack, ack: Ack | undefined): readonly string[] {
  if (ack?.isAcked || one.mutations.some(({ path }) => ENVELOPE.includes(String(path[0])))) return [];
  return [`No answer to ${describeAttack(one)}`];
}

function describeAttack({ delivery, mutations, stranger = 'its owner' }: Attack): string {
  const what = mutations.map(({ name, path, value }) => `${name} at ${path.join('.')} (${shortly(value)})`).join(', ');
  return `${delivery.kind} by ${stranger} with ${what}`;
}

function shortly(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 40);
}

/** Whoever comes next is answered as ever, and the file is whole. */
async function checkAlive({ slack, command }: Council): Promise<readonly string[]> {
  const seen = await slack.as('AMc').command('/milestone help');
  const { code } = await command('status');
  return [
    ...(seen.text.includes('What /milestone does') ? [] : [`/milestone help answers: ${seen.text}`]),
    ...(code === 0 ? [] : [`ragtime status ends with ${code}`]),
  ];
}
