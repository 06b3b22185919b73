import { addDays } from '../../src/core/calendar/local-date.ts';
import { formatQuarter } from '../../src/core/calendar/quarter.ts';
import { instantOf, localDateOf } from '../../src/core/calendar/zone.ts';
import type { Milestone } from '../../src/core/plan/plan.ts';
import { recipientOf } from '../../src/core/remind/situation-index.ts';
import { offerSnooze } from '../../src/core/remind/snooze.ts';
import type { StoredAbsence } from '../../src/usecases/remind/ports.ts';
import { readSituation } from '../../src/usecases/remind/read-situation.ts';
import { handInAs } from './hand-in.ts';
import { daysOf, type RandomCouncil } from './random-council.ts';
import { anUpdate, aSlackUser, patience, type RemindWorld } from './remind-world.ts';
import type { Random } from './seeded.ts';

const HOUR_MS = 3_600_000;

/** What has happened so far, told apart from the tables of Ragtime. */
export interface Known {
  readonly absences: Omit<StoredAbsence, 'id' | 'setBy'>[];
  readonly deactivated: Set<string>;
  /** Ids of milestones for which a draft was handed in. */
  readonly handed: Set<string>;
  readonly snoozes: { readonly personId: string; readonly at: Date; readonly until: Date }[];
}

export interface Happening {
  readonly at: Date;
  readonly act: (world: RemindWorld, known: Known) => Promise<void> | void;
}

/** Answers, late imports, absences, leavers and snoozes at random hours, in the order in which they come. */
export function makeHappenings(random: Random, council: RandomCouncil): readonly Happening[] {
  const days = daysOf(council);
  const moment = () => {
    const day = days[random.below(days.length)] ?? noDay();
    return new Date(instantOf(day, '05:30', 'UTC').getTime() + random.below(16) * HOUR_MS);
  };
  const milestones = [
    ...council.plans.flatMap((plan) => plan.milestones),
    ...council.late.map(({ milestone }) => milestone),
  ];
  const answers = milestones.filter(() => random.below(3) === 0).map(({ id }) => answer(id, council, moment()));
  const drafted = milestones
    .filter(({ contributorIds }) => contributorIds.length > 0 && random.below(2) === 0)
    .map((milestone) => handIn(milestone, council, moment()));
  const imports = council.late.map((late) => importLate(late, moment()));
  const absences = makeAbsences(random, council);
  const leavers = council.owners.filter(() => random.below(8) === 0).map(({ id }) => leave(random, id, moment()));
  const snoozes = council.owners.filter(() => random.below(2) === 0).map(({ id }) => snooze(id, moment()));
  const all = [...answers, ...drafted, ...imports, ...absences, ...leavers, ...snoozes];
  return all.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

function noDay(): never {
  throw new Error('A council has days.');
}

function answer(id: string, { quarter }: RandomCouncil, at: Date): Happening {
  return {
    at,
    act: (world) => {
      world.updates = [...world.updates, anUpdate(id, { quarter: formatQuarter(quarter), at })];
    },
  };
}

/** The contributor hands a draft in, where somebody is there to approve it and it is still asked for. */
function handIn({ id }: Milestone, { quarter }: RandomCouncil, at: Date): Happening {
  return {
    at,
    act: async (world, known) => {
      if (await handInAs(world, { id, quarter: formatQuarter(quarter), at })) known.handed.add(id);
    },
  };
}

function importLate({ planId, milestone }: RandomCouncil['late'][number], at: Date): Happening {
  return {
    at,
    act: (world) => {
      world.plans = world.plans.map((plan) =>
        plan.id === planId ? { ...plan, milestones: [...plan.milestones, milestone] } : plan,
      );
    },
  };
}

/** Said on the day itself or up to two days before; now and then the deputy is away at the same time. */
function makeAbsences(random: Random, council: RandomCouncil): readonly Happening[] {
  const days = daysOf(council);
  const chosen = new Map<string, Happening>();
  for (const { id, deputyId } of council.owners) {
    if (chosen.has(id) || random.below(3) === 0) continue;
    const firstDay = days[random.below(days.length)] ?? noDay();
    const absence = { firstDay, lastDay: addDays(firstDay, 1 + random.below(14)) };
    const at = instantOf(addDays(firstDay, -random.below(3)), random.pick(['06:30', '11:30', '15:30']), 'UTC');
    chosen.set(id, beAway({ ...absence, personId: id }, at));
    if (deputyId !== undefined && !chosen.has(deputyId) && random.below(3) === 0) {
      chosen.set(deputyId, beAway({ ...absence, personId: deputyId }, at));
    }
  }
  return [...chosen.values()];
}

function beAway(absence: Omit<StoredAbsence, 'id' | 'setBy'>, at: Date): Happening {
  return {
    at,
    act: async (world, known) => {
      known.absences.push(absence);
      await world.ports.absences.addAbsence(
        { ...absence, setBy: 'test', notices: [], author: { actor: 'test' }, at },
        patience(),
      );
    },
  };
}

/** The account is deactivated, or the plan says when the post ends. */
function leave(random: Random, personId: string, at: Date): Happening {
  const isInPlan = random.below(2) === 0;
  return {
    at,
    act: async (world, known) => {
      const person = world.people.find(({ id }) => id === personId);
      if (person === undefined) throw new Error(`${personId} is a person.`);
      if (isInPlan) {
        const until = addDays(localDateOf(at, 'UTC'), 1);
        world.people = world.people.map((each) => (each.id === personId ? { ...each, until } : each));
        return;
      }
      known.deactivated.add(personId);
      const user = await world.ports.slackUsers.slackUser(person.slackUserId ?? '');
      await world.addSlackUser({ ...(user ?? aSlackUser(person.initials)), isDeleted: true });
    },
  };
}

function snooze(personId: string, at: Date): Happening {
  return {
    at,
    act: async (world, known) => {
      const situation = await readSituation(world.ports);
      const recipient = recipientOf(situation, personId);
      const offer = recipient && offerSnooze(situation, recipient, at);
      if (offer?.kind !== 'until') return;
      const { until } = offer;
      known.snoozes.push({ personId, at, until });
      await world.ports.snoozes.addSnooze({ personId, at, until }, patience());
    },
  };
}
