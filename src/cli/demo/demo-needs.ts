import { compareDates, type LocalDate } from '../../core/calendar/local-date.ts';
import type { WindowDates } from '../../core/calendar/window-dates.ts';
import type { FileMilestone, FilePerson, PlanFile } from '../../core/plan/plan-file.ts';

/** In the plan's order, with their owners spelt as in `people`: a file may write `rk` for `RK`. */
export function milestonesOf({ areas, people }: PlanFile): readonly FileMilestone[] {
  const spelling = new Map(people.map(({ initials }) => [initials.toLowerCase(), initials]));
  const spell = (owner: string | undefined) => spelling.get(owner?.toLowerCase() ?? '');
  return areas.flatMap((area) => area.milestones).map((milestone) => ({ ...milestone, owner: spell(milestone.owner) }));
}

/** What a plan lacks that can be imported, but not played from end to end: one sentence each. */
export function findMissing(plan: PlanFile, dates: WindowDates): readonly string[] {
  const { directorate, people } = plan;
  const milestones = milestonesOf(plan);
  const owners = people.filter(({ initials }) => milestones.some(({ owner }) => owner === initials));
  return [
    ...(directorate.channelId === undefined
      ? ['The directorate has no channel, to which the summary would be posted: give one, such as channel: C0WESTMERE.']
      : []),
    ...(owners.length === 0 ? ['No milestone has an owner, so that nobody would be reminded: give at least one.'] : []),
    ...owners.flatMap((owner) => missingOf(owner, dates)),
  ];
}

function missingOf({ initials, name, email, slackUserId, from, until }: FilePerson, { steps }: WindowDates) {
  const who = `${name} (${initials}) owns milestones, but`;
  const first = steps.opens.date;
  const last = steps.closes.date;
  const isInPost = !isAfter(from, first) && !isBefore(until, last);
  return [
    ...(email === undefined && slackUserId === undefined
      ? [`${who} has neither an e-mail address nor a Slack id: give email or slack.`]
      : []),
    ...(isInPost ? [] : [`${who} is not in post from ${first} to ${last}, when quarter 1 is collected.`]),
  ];
}

function isAfter(date: LocalDate | 'none' | undefined, other: LocalDate): boolean {
  return date !== undefined && date !== 'none' && compareDates(date, other) > 0;
}

function isBefore(date: LocalDate | 'none' | undefined, other: LocalDate): boolean {
  return date !== undefined && date !== 'none' && compareDates(date, other) < 0;
}
