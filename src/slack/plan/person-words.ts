import { formatLong } from '../../core/calendar/local-date.ts';
import { financialYearTitle } from '../../core/calendar/quarter.ts';
import type { PersonFault, PersonTerm } from '../../core/plan/person-change.ts';
import type { Person } from '../../core/plan/plan.ts';
import type { OrphanReason } from '../../core/remind/orphans.ts';
import type { PersonOutcome } from '../../usecases/plan/change-person.ts';
import type { PersonChangeNotice } from '../../usecases/plan/people-ports.ts';
import type { ListedPerson, PersonRole } from '../../usecases/plan/read-people.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { countText } from '../collect/entry-words.ts';

/** Why no message reaches somebody, of those reasons that lie with the person. */
const UNASKED: Readonly<Partial<Record<OrphanReason, string>>> = {
  'not-in-post': 'Not in post now.',
  'not-in-slack': 'Not found in Slack.',
  deactivated: 'Their Slack account is deactivated.',
  guest: 'A guest in Slack, who cannot answer.',
  bot: 'Their Slack user is an app.',
};

const ROLE_WORDS: Readonly<Record<PersonRole, string>> = {
  officer: 'Performance officer.',
  approver: 'Signs the report.',
  'finance-contact': 'Hands in finance tables.',
  contributor: 'Drafts for others.',
  supplier: 'Supplies figures.',
};

/** `Answers for 8 milestones. Deputy: Theresa Colbourne. In post until 31 August 2026.` */
export function personText({ person, deputy, assistant, entries, roles, absences, unasked }: ListedPerson): string {
  const answersFor = answersForText(entries);
  const isNothing = answersFor === undefined && roles.length === 0;
  return [
    ...(isNothing ? ['Answers for nothing in the plan.'] : []),
    ...(answersFor === undefined ? [] : [`Answers for ${answersFor}.`]),
    ...roles.map((role) => ROLE_WORDS[role]),
    deputy === undefined ? 'No deputy.' : `Deputy: ${deputy.name}.`,
    ...(assistant === undefined ? [] : [`Assistant: ${assistant.name}.`]),
    ...(daysText(person) === undefined ? [] : [`In post ${daysText(person)}.`]),
    ...absences.map(({ firstDay, lastDay }) => `Away from ${formatLong(firstDay)} to ${formatLong(lastDay)}.`),
    ...(unasked === undefined ? [] : [UNASKED[unasked] ?? '']),
  ].join(' ');
}

/** `8 milestones and 2 indicators`, of each year where two are alive; undefined for nothing. */
function answersForText(entries: ListedPerson['entries']): string | undefined {
  const years = [...Map.groupBy(entries, ({ planYear }) => planYear)].map(([planYear, these]) => {
    const kinds = [...Map.groupBy(these, ({ entry }) => entry.kind)].map(([kind, its]) => [kind, its.length] as const);
    const plan = planYear === undefined ? '' : ` (plan ${financialYearTitle(planYear)})`;
    return `${countText(Object.fromEntries(kinds))}${plan}`;
  });
  return years.length === 0 ? undefined : years.join(', ');
}

/** `from 1 April 2026 until 31 August 2026`; undefined without either. */
function daysText({ from, until }: Pick<Person, 'from' | 'until'>): string | undefined {
  const parts = [
    ...(from === undefined ? [] : [`from ${formatLong(from)}`]),
    ...(until === undefined ? [] : [`until ${formatLong(until)}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** What is so now and what it was, a line for each. */
export function changedLines(notice: PersonChangeNotice): readonly string[] {
  const { before, after, changed, oldDeputy, newDeputy, oldAssistant, newAssistant } = notice;
  const lines: Readonly<Record<PersonTerm, string>> = {
    deputyId: `Deputy: ${newDeputy?.name ?? 'nobody'} (was ${oldDeputy?.name ?? 'nobody'})`,
    assistantId: `Assistant: ${newAssistant?.name ?? 'nobody'} (was ${oldAssistant?.name ?? 'nobody'})`,
    from: `First day in post: ${dayText(after.from)} (was ${dayText(before.from)})`,
    until: `Last day in post: ${dayText(after.until)} (was ${dayText(before.until)})`,
  };
  return changed.map((term) => lines[term]);
}

function dayText(day: Person['from']): string {
  return day === undefined ? 'none set' : formatLong(day);
}

function personFaultText(fault: PersonFault): string {
  switch (fault.fault) {
    case 'dates-crossed':
      return 'The last day is before the first. Please choose a later one.';
    case 'unknown':
      return 'This person is in no plan any more. Please choose somebody else.';
    case 'is-self':
      return `Nobody is their own ${fault.helper}. Please choose somebody else.`;
    case 'deputy-circle':
      return `${fault.through.name} already has them as deputy, so each would wait for the other. Please choose somebody else.`;
    case 'has-left':
      return `${fault.who.name} is not in post any more. Please choose somebody else.`;
  }
}

/** Why nothing was changed. */
export function personTroubleText(outcome: Exclude<PersonOutcome, { outcome: 'changed' }>): string {
  switch (outcome.outcome) {
    case 'refused':
      return refusalText(outcome.permission);
    case 'unknown-person':
      return 'This person is in no plan any more. Nothing was changed.';
    case 'same':
      return `It is so already. Nothing was changed of ${outcome.person.name}.`;
    case 'overtaken':
      return `Nothing was changed: somebody else changed what the plan says of ${outcome.person.name} meanwhile. /quarter people shows it as it is now.`;
    case 'fault':
      return personFaultText(outcome.fault);
    case 'own-signature':
      return `${outcome.person.name} signs reports, and their deputy may sign for them. Nobody can make that themselves: please ask an administrator, or choose somebody else.`;
    case 'busy':
      return 'Not changed yet, press Save again. Ragtime was busy for a moment; your choice is still here.';
  }
}
