import { type Actor, may, type Permission } from '../../core/access.ts';
import { parseQuarter } from '../../core/calendar/quarter.ts';
import type { Person } from '../../core/plan/plan.ts';
import { sortByName } from '../../core/sort-names.ts';
import { findDirectorate } from '../calendar/find-directorate.ts';
import type { PlanReader } from '../ports.ts';
import { type ListedAction, listMeetingActions } from './list-meeting-actions.ts';
import type { MeetingStore } from './meeting-ports.ts';

export interface MeetingListPorts {
  readonly plans: Pick<PlanReader, 'directorates' | 'people'>;
  readonly meetings: Pick<MeetingStore, 'book'>;
}

export interface MeetingListRequest {
  readonly by: Actor;
  /** As they came back from Slack: not to be trusted. */
  readonly directorateCode: string;
  readonly quarter: string;
}

/** What meetings that read one published report asked for, for the officer who looks after it. */
export interface MeetingList {
  readonly directorateCode: string;
  readonly directorateName: string;
  /** `2026-27/Q1` */
  readonly quarter: string;
  /** Oldest first. */
  readonly actions: readonly (ListedAction & { readonly askedOf: string })[];
  /** Who can be asked, by name. */
  readonly people: readonly Person[];
}

export type ReadMeetingList =
  | { readonly outcome: 'list'; readonly list: MeetingList }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  | { readonly outcome: 'gone' };

export async function readMeetingList(
  ports: MeetingListPorts,
  { by, directorateCode, quarter }: MeetingListRequest,
): Promise<ReadMeetingList> {
  const found = await findDirectorate(ports.plans, directorateCode);
  const permission = may(by, 'record-meeting-action', found.ok ? { directorateId: found.value.id } : {});
  if (!permission.allowed) return { outcome: 'refused', permission };
  const listed = await listMeetingActions(ports, directorateCode);
  if (!found.ok || !listed.ok || parseQuarter(quarter) === undefined) return { outcome: 'gone' };
  const people = await ports.plans.people();
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? 'somebody who is in no plan';
  return {
    outcome: 'list',
    list: {
      directorateCode: found.value.code,
      directorateName: found.value.name,
      quarter,
      actions: listed.value
        .filter(({ action }) => action.quarter === quarter)
        .map((each) => ({ ...each, askedOf: nameOf(each.action.personId) })),
      people: sortByName(people, ({ name }) => name),
    },
  };
}
