import { weekdayOf } from '../../src/core/calendar/local-date.ts';
import { instantOf, localDateOf } from '../../src/core/calendar/zone.ts';
import type { Delivery } from '../../src/core/remind/delivery.ts';
import type { ReminderContent } from '../../src/core/remind/reminder-content.ts';
import { deliver } from '../../src/usecases/remind/deliver.ts';
import type { SendOutcome } from '../../src/usecases/remind/messenger-ports.ts';
import { planDueWork } from '../../src/usecases/remind/plan-due-work.ts';
import type { RemindPorts } from '../../src/usecases/remind/ports.ts';
import { daysOf, makeCouncil, type RandomCouncil } from './random-council.ts';
import { type Known, makeHappenings } from './random-events.ts';
import { aSlackUser, createRemindWorld, type RemindWorld } from './remind-world.ts';
import { type Random, seeded } from './seeded.ts';

const MINUTE_MS = 60_000;
const HOURS = Array.from({ length: 17 }, (_, index) => 5 + index);
/** Fewer at weekends, when nothing should happen at any of them. */
const WEEKEND_HOURS = [5, 9, 13, 17];

/** Who answers for what is outstanding, by milestone id: a person's id, or `nobody`. */
export type Answerers = ReadonlyMap<string, string>;
export const NOBODY = 'nobody';

/** Who is asked to draft what, and what its owner need not be asked for yet, by milestone id. */
export interface Drafting {
  readonly contributors: ReadonlyMap<string, string>;
  readonly heldBack: ReadonlySet<string>;
}

export interface Tick extends Drafting {
  readonly at: Date;
  readonly answerers: Answerers;
}

/** A message that was posted or drawn anew, with the milestones that it names. */
export interface Said extends Tick {
  /** Of a message that was posted; undefined for one that was drawn anew. */
  readonly key: string | undefined;
  readonly personId: string;
  readonly milestoneIds: readonly string[];
  /** Of these it asks the reader for a draft. */
  readonly draftIds: readonly string[];
}

export interface RandomQuarter {
  readonly seed: number;
  readonly council: RandomCouncil;
  readonly known: Known;
  readonly ticks: readonly Tick[];
  readonly said: readonly Said[];
  /** The message store, by key, at the end. */
  readonly keys: readonly string[];
  readonly ledger: readonly Delivery[];
  /** Where ledger and message store differed at the end of a day. */
  readonly differences: readonly string[];
  readonly crashes: number;
}

/** Plays one quarter, hour by hour; the same seed plays the same quarter. */
export async function playRandomQuarter(seed: number): Promise<RandomQuarter> {
  const random = seeded(seed);
  const council = makeCouncil(random);
  const stage = await openStage(council);
  const waiting = [...makeHappenings(random, council)];
  const down = downDays(random, council);
  for (const day of daysOf(council)) {
    if (down.includes(day)) continue;
    for (const hour of weekdayOf(day) > 5 ? WEEKEND_HOURS : HOURS) {
      const at = new Date(instantOf(day, '00:00', 'UTC').getTime() + hour * 60 * MINUTE_MS);
      scriptTrouble(random, stage);
      if ((await turn(stage, at, waiting)) === 'settled') continue;
      for (let minute = 2; minute <= 14; minute += 2)
        await turn(stage, new Date(at.getTime() + minute * MINUTE_MS), []);
    }
    stage.differences.push(...(await differences(stage)).map((each) => `${day}: ${each}`));
  }
  const ledger = await stage.world.ports.deliveries.startingWith('');
  const { known, ticks, said, crashes, world } = stage;
  const keys = world.messenger.messages.map(({ key }) => key);
  world.database.close();
  return { seed, council, known, ticks, said, keys, ledger, differences: stage.differences, crashes };
}

interface Stage {
  readonly council: RandomCouncil;
  readonly world: RemindWorld;
  readonly ports: RemindPorts;
  readonly known: Known;
  readonly ticks: Tick[];
  readonly said: Said[];
  readonly differences: string[];
  crashes: number;
}

async function openStage(council: RandomCouncil): Promise<Stage> {
  const world = await createRemindWorld();
  world.people = [...council.owners, council.officer, council.drafter];
  world.directorates = council.directorates;
  world.plans = council.plans;
  world.store();
  for (const { id, initials } of world.people) {
    await world.addSlackUser(aSlackUser(initials, { timeZone: council.zones.get(id) ?? 'Europe/London' }));
  }
  for (const window of council.windows) await world.addWindow(window);
  const known: Known = { absences: [], deactivated: new Set(), snoozes: [], handed: new Set() };
  return { council, world, ports: readable(world.ports), known, ticks: [], said: [], differences: [], crashes: 0 };
}

/** The words of every message are the ids of the milestones that it names. */
function readable(ports: RemindPorts): RemindPorts {
  const naming = (ids: readonly string[]) => ({ text: ids.join(' '), blocks: [{ type: 'divider' }] });
  return {
    ...ports,
    renderReminder: (content) => naming(idsIn(content)),
    renderMessageNow: (message) => naming(message.kind === 'ask' ? idsIn(message.content) : []),
    renderDesk: (message) => naming(message.about === 'orphans' ? message.orphans.map(({ entry }) => entry.id) : []),
  };
}

function idsIn({ groups, drafts }: ReminderContent): readonly string[] {
  return [
    ...groups.flatMap(({ lines }) => lines.map(({ entry }) => entry.id)),
    ...drafts.flatMap(({ lines }) => lines.map(({ entry }) => `draft:${entry.id}`)),
  ];
}

/** In every third council Ragtime does not run for one day or two. */
function downDays(random: Random, council: RandomCouncil): readonly string[] {
  const days = daysOf(council);
  const from = random.below(days.length);
  return random.below(3) === 0 ? days.slice(from, from + 1 + random.below(2)) : [];
}

/** Of what Slack does on bad days, one thing now and then waits for the next post. */
function scriptTrouble(random: Random, { world: { messenger } }: Stage): void {
  if (messenger.nextPosts.length > 0 || random.below(25) > 0) return;
  const unclear: SendOutcome = { outcome: 'unclear', problem: 'socket hang up' };
  messenger.nextPosts.push(
    random.pick<(typeof messenger.nextPosts)[number]>([
      { answer: 'crash', keep: 'kept' },
      { answer: 'crash', keep: 'lost' },
      { answer: unclear, keep: 'kept' },
      { answer: unclear, keep: 'lost' },
      { answer: { outcome: 'rate-limited', afterMs: 30_000 }, keep: 'lost' },
      { answer: { outcome: 'refused', problem: 'channel_not_found', isTransient: false }, keep: 'lost' },
    ]),
  );
}

/** Things happen between the sweep and the sending, when what was planned may no longer be true. */
async function turn(
  stage: Stage,
  at: Date,
  waiting: { at: Date; act: HappeningAct }[],
): Promise<'settled' | 'unsettled'> {
  const { world, ports, known } = stage;
  const { ready } = await planDueWork(ports, { now: at });
  for (let next = waiting[0]; next !== undefined && next.at <= at; next = waiting[0]) {
    await next.act(world, known);
    waiting.shift();
  }
  const answerers = answerersNow(stage, at);
  const tick = { at, answerers, ...draftingNow(stage, answerers, at) };
  stage.ticks.push(tick);
  const { messages, edits, nextPosts } = world.messenger;
  const before = { messages: messages.length, edits: edits.length, scripted: nextPosts.length };
  const isDead = !(await deliverAll(ports, ready, at));
  if (isDead) stage.crashes += 1;
  for (const { key, channelId, text } of messages.slice(before.messages))
    stage.said.push({ ...tick, key, ...named(channelId, text) });
  for (const { channelId, text } of edits.slice(before.edits)) {
    stage.said.push({ ...tick, key: undefined, ...named(channelId, text) });
  }
  return isDead || nextPosts.length < before.scripted ? 'unsettled' : 'settled';
}

type HappeningAct = ReturnType<typeof makeHappenings>[number]['act'];

/** False when the process died on the way. */
async function deliverAll(ports: RemindPorts, ready: readonly { readonly id: number }[], now: Date): Promise<boolean> {
  try {
    for (const { id } of ready) await deliver(ports, id, { now });
    return true;
  } catch (error) {
    if (error instanceof Error && error.message === 'the process died while sending') return false;
    throw error;
  }
}

function named(channelId: string, text: string): Pick<Said, 'personId' | 'milestoneIds' | 'draftIds'> {
  const ids = text.split(' ').filter((id) => id !== '');
  return {
    personId: `p-${channelId.slice(2).toLowerCase()}`,
    milestoneIds: ids.filter((id) => !id.startsWith('draft:')),
    draftIds: ids.filter((id) => id.startsWith('draft:')).map((id) => id.slice('draft:'.length)),
  };
}

type Happened = Pick<Stage, 'council' | 'world' | 'known'>;

function whereabouts({ council, world, known }: Happened, at: Date) {
  const today = (id: string) => localDateOf(at, council.zones.get(id) ?? 'UTC');
  return {
    today,
    isAway: (id: string) =>
      known.absences.some((one) => one.personId === id && one.firstDay <= today(id) && today(id) <= one.lastDay),
    isGone: (id: string) => {
      const until = world.people.find((person) => person.id === id)?.until;
      return known.deactivated.has(id) || (until !== undefined && until < today(id));
    },
  };
}

/** The plan's contributors, while they are here and have handed nothing in; held back until last call comes for the answerer. */
function draftingNow(stage: Happened, answerers: Answerers, at: Date): Drafting {
  const { council, world, known } = stage;
  const { today, isAway, isGone } = whereabouts(stage, at);
  const contributors = new Map<string, string>();
  const heldBack = new Set<string>();
  for (const { directorateId, milestones } of world.plans) {
    const lastCall = council.windows.find((window) => window.directorateId === directorateId)?.steps['last-call'].date;
    for (const { id, ownerId, contributorIds } of milestones) {
      const answerer = answerers.get(id);
      const [contributor] = contributorIds;
      if (answerer === undefined || answerer === NOBODY || contributor === undefined || known.handed.has(id)) continue;
      if (contributor === ownerId || contributor === answerer || isAway(contributor) || isGone(contributor)) continue;
      contributors.set(id, contributor);
      if (lastCall !== undefined && today(answerer) < lastCall) heldBack.add(id);
    }
  }
  return { contributors, heldBack };
}

/** Worked out from what happened alone, not by the rules that are examined. */
function answerersNow({ council, world, known }: Happened, at: Date): Answerers {
  const { isAway, isGone } = whereabouts({ council, world, known }, at);
  const answererOf = (ownerId: string | undefined) => {
    if (ownerId === undefined || isGone(ownerId)) return NOBODY;
    if (!isAway(ownerId)) return ownerId;
    const deputyId = world.people.find((person) => person.id === ownerId)?.deputyId;
    return deputyId === undefined || isGone(deputyId) || isAway(deputyId) ? NOBODY : deputyId;
  };
  const answered = new Set(world.updates.map(({ milestoneId }) => milestoneId));
  const answerers = new Map<string, string>();
  for (const { id, ownerId } of world.plans.flatMap(({ milestones }) => milestones)) {
    if (!answered.has(id)) answerers.set(id, answererOf(ownerId));
  }
  return answerers;
}

/** What is marked as sent stands once; what stands is marked as sent, or is being looked up. */
async function differences({ world: { ports, messenger } }: Stage): Promise<readonly string[]> {
  const ledger = (await ports.deliveries.startingWith('')).filter(({ methodClass }) => methodClass === 'post');
  const standing = Map.groupBy(messenger.messages, ({ key }) => key);
  const states = new Map(ledger.map(({ key, state }) => [key, state]));
  const missing = ledger
    .filter(({ key, state }) => state === 'sent' && standing.get(key)?.length !== 1)
    .map(({ key }) => `${key} is sent and stands ${standing.get(key)?.length ?? 0} times`);
  const unknown = [...standing.keys()]
    .filter((key) => !['sent', 'sending', 'unclear'].includes(states.get(key) ?? ''))
    .map((key) => `${key} stands and is ${states.get(key) ?? 'not in the ledger'}`);
  return [...missing, ...unknown];
}
