import type { Permission } from '../../../core/access.ts';
import { formatWithWeekday } from '../../../core/calendar/local-date.ts';
import { parseQuarter, quarterTitle } from '../../../core/calendar/quarter.ts';
import { formatClock, localDateOf } from '../../../core/calendar/zone.ts';
import { type ItemFault, LONGEST_TITLE } from '../../../core/collect/item/check-item.ts';
import type { IssueOutcome, ItemKind } from '../../../core/collect/item/item.ts';
import type { ItemRefusal } from '../../../usecases/collect/item/open-item-form.ts';
import { refusalText, tellOfficersText, toCopyText } from '../answer-texts.ts';

/** `a` fits after "Add". */
export const ITEM_NAMES: Readonly<Record<ItemKind, { readonly name: string; readonly a: string }>> = {
  'key-development': { name: 'Key development', a: 'a key development' },
  'emerging-issue': { name: 'Emerging issue', a: 'an emerging issue' },
};

export const OUTCOME_LABELS: Readonly<Record<IssueOutcome, string>> = {
  'still-live': 'Still live: carry it on',
  'now-development': 'Now a development',
  closed: 'Closed',
};

export const ITEM_TEXTS = {
  question: 'Anything councillors should know that is not a milestone?',
  nothingSaid: 'You said that there is nothing this quarter beyond the milestones.',
  busy: 'Nothing was changed: Ragtime was busy for a moment. Please press the button again.',
  wentOn:
    'The performance officer has merged this with another one, or held it over to the next quarter. They can bring it back.',
  published: 'The published report stays as it is until it is amended; then this is in it.',
  gone: 'This is no longer there, so nothing was changed. /milestone shows what you have given.',
} as const;

export function itemFaultText(fault: ItemFault): string {
  switch (fault.field) {
    case 'title':
      return fault.fault === 'missing'
        ? 'Please give it a title of a few words.'
        : `Please keep the title under ${LONGEST_TITLE} characters.`;
    case 'text':
      return fault.fault === 'missing'
        ? 'Please say in a few sentences what councillors should know. This text is printed.'
        : 'Please keep this under 3,000 characters.';
    case 'authors':
      return authorFaultText(fault.fault);
  }
}

function authorFaultText(fault: Extract<ItemFault, { field: 'authors' }>['fault']): string {
  switch (fault) {
    case 'missing':
      return 'Please choose at least one person whose initials are printed.';
    case 'not-in-plan':
      return 'One of these is not in the plan any more. Please choose again.';
    case 'not-yours':
      return 'Please leave yourself among them. The performance officer can enter it for somebody else.';
  }
}

/** Why nothing happened, and who can help. */
export function itemRefusalText(refusal: ItemRefusal): string {
  switch (refusal.outcome) {
    case 'refused':
      return itemPermissionText(refusal.permission);
    case 'closed':
      return closedText(refusal);
    case 'gone':
      return ITEM_TEXTS.gone;
  }
}

/** The same about a form that was filled in, whose texts stand below. */
export function itemUnsavedText(refusal: ItemRefusal): string {
  if (refusal.outcome !== 'closed') return itemRefusalText(refusal);
  return `${notCollectedText(refusal.quarter)}, so this was not saved. ${toCopyText(refusal.officers)}`;
}

function itemPermissionText(permission: Permission): string {
  if (permission.allowed || permission.reason !== 'not-yours') return refusalText(permission);
  return 'Key developments and emerging issues come from those who answer for something in the plan, and each is changed by its authors. The performance officer can help.';
}

function closedText({ quarter, officers }: ItemRefusal & { readonly outcome: 'closed' }): string {
  return `${notCollectedText(quarter)}, so nothing was changed. ${tellOfficersText(officers)}`;
}

function notCollectedText(quarter: string | undefined): string {
  const parsed = quarter === undefined ? undefined : parseQuarter(quarter);
  const what = parsed === undefined ? 'Nothing is' : `${quarterTitle(parsed)} is not`;
  return `${what} collected now`;
}

/** `You can change it until 5pm on Tuesday 21 July 2026.` */
export function untilText(closesAt: Date | undefined, timeZone: string): string {
  if (closesAt === undefined) return 'Its window has closed.';
  return `You can change it until ${formatClock(closesAt, timeZone)} on ${formatWithWeekday(localDateOf(closesAt, timeZone))}.`;
}
