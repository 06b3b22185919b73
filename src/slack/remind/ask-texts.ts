import { countEntries } from '../../core/remind/asked-entry.ts';
import type { ReminderGroup } from '../../core/remind/reminder-content.ts';
import { countText } from '../collect/entry-words.ts';
import { capital } from '../text.ts';

export function codesOf({ lines, actionCodes = [] }: ReminderGroup): readonly string[] {
  return [...new Set([...lines.map((line) => line.directorateCode), ...actionCodes])];
}

/** `8 milestones, 2 indicators and one action from the meeting` */
export function countAll(groups: readonly ReminderGroup[]): string {
  const counts = countEntries(groups.flatMap(({ lines }) => lines));
  const actions = groups.reduce((sum, { actionCodes = [] }) => sum + actionCodes.length, 0);
  const parts = [
    ...(Object.keys(counts).length === 0 ? [] : [countText(counts)]),
    ...(actions === 0 ? [] : [`${actions === 1 ? 'one action' : `${actions} actions`} from the meeting`]),
  ];
  return parts.join(' and ');
}

/** What a group asks for, with its dates. */
export function askText(group: ReminderGroup): string {
  const { step, lines, actionCodes = [], dueAt, closesAt, isPart = false } = group;
  const count = countAll([group]);
  const isOne = lines.length + actionCodes.length === 1;
  const [are, were] = isOne ? ['is', 'was'] : ['are', 'were'];
  switch (step) {
    case 'opens':
      return `You have ${count}, due ${dueAt}.`;
    case 'last-call':
      return `${capital(count)} ${are} still to come from you, due ${dueAt}.`;
    case 'overdue':
      return `${capital(count)} from you ${were} due ${dueAt}. There is still time until ${closesAt}.`;
    case 'closes-tomorrow':
      return `${capital(count)} ${are} still to come from you. ${isPart ? 'There is still time until' : 'The window closes'} ${closesAt}.`;
  }
}

/** Said once, so that each line needs the name only. */
export function insteadText({ lines }: ReminderGroup): string {
  const names = [...new Set(lines.flatMap(({ insteadOf }) => insteadOf ?? []))];
  if (names.length === 0) return '';
  const count = lines.filter(({ insteadOf }) => insteadOf !== undefined).length;
  const share = count === lines.length ? 'You are asked' : `For ${count === 1 ? 'one' : count} of them you are asked`;
  return ` ${share} as deputy of ${names.join(' and ')}, who ${names.length === 1 ? 'is' : 'are'} away.`;
}

/** Of a part with dates of its own, behind which the count stands: `due 5pm Tuesday 14 July`. */
export function datesText({ step, dueAt, closesAt }: ReminderGroup): string {
  switch (step) {
    case 'opens':
    case 'last-call':
      return `due ${dueAt}`;
    case 'overdue':
      return `was due ${dueAt}`;
    case 'closes-tomorrow':
      return `closes ${closesAt}`;
  }
}

/** Where its dates have been said. */
export function stillText(group: ReminderGroup): string {
  const { step, lines, actionCodes = [], closesAt } = group;
  const count = countAll([group]);
  if (step === 'opens') return `You have ${count}.`;
  const waits = `${capital(count)} ${lines.length + actionCodes.length === 1 ? 'is' : 'are'} still to come from you.`;
  return step === 'overdue' ? `${waits} There is still time until ${closesAt}.` : waits;
}
