import { formatWithWeekday } from '../../../core/calendar/local-date.ts';
import { titleOfQuarter } from '../../../core/calendar/quarter.ts';
import { formatClock, localDateOf } from '../../../core/calendar/zone.ts';
import { numberWords } from '../../../core/number-words.ts';
import { financeProblemLines } from '../../../reports/finance-words.ts';
import type { SubmitFinanceRefusal } from '../../../usecases/collect/finance/submit-finance.ts';
import { LONGEST_NARRATIVE } from '../../../usecases/collect/finance/write-finance-narrative.ts';
import { refusalText } from '../answer-texts.ts';

export const FINANCE_TEXTS = {
  working: 'Your file is being read and checked. You may close this; what comes of it then comes as a message.',
  storing: 'The figures are being stored. You may close this; what comes of it then comes as a message.',
  old: 'This button belongs to an older message. /quarter finance shows what can be handed in now.',
  failed:
    'Something went wrong on our side, and nothing was stored. Please try again in a minute; if it happens again, tell an administrator of Ragtime.',
  overtaken:
    'Nothing was stored: somebody handed in another version while you read this one. What changes is shown against theirs now; please look again.',
  busy: 'Nothing was stored: Ragtime was busy for a moment. Please press the button again.',
  noFile: 'Please choose a file; or, for the narrative alone, write it below.',
  otherFile: 'Only .xlsx and .csv are read. Please save the table as one of these.',
  whoMay: 'The finance contact of the department and the performance officer hand in the figures; please ask them.',
} as const;

interface About {
  readonly directorateCode: string;
  readonly quarter: string;
}

/** Why nothing was stored, line by line, with what would be accepted. */
export function financeRefusalLines(refusal: SubmitFinanceRefusal, about: About): readonly string[] {
  if (refusal.reason === 'problems') {
    const isOne = refusal.sheets.length === 1;
    return refusal.sheets.flatMap(({ department, problems }) => [
      ...(isOne ? [] : [`${department.name}:`]),
      ...financeProblemLines(problems, 'form'),
    ]);
  }
  return [refusalLine(refusal, about)];
}

type OneLine = Exclude<SubmitFinanceRefusal, { readonly reason: 'problems' }>;

function refusalLine(refusal: OneLine, about: About): string {
  switch (refusal.reason) {
    case 'unknown-directorate':
    case 'no-window':
    case 'no-plan':
      return `${titleOfQuarter(about.quarter)} of ${about.directorateCode} is no longer there. The performance officer can say what became of it.`;
    case 'no-departments':
      return 'The plan of this directorate has no departments, so there are no figures to hand in.';
    case 'unknown-department':
      return `The plan has no such department any more. ${known(refusal.known, 'departments')}`;
    case 'too-early': {
      const { opensAt, zone } = refusal;
      const day = formatWithWeekday(localDateOf(opensAt, zone));
      return `Figures are collected from ${formatClock(opensAt, zone)} on ${day} on.`;
    }
    case 'signed':
      return 'The report of this quarter is signed, so its figures stay as they are. The performance officer can ask for sign-off again.';
    case 'published':
      return 'The report of this quarter is published. Only the performance officer hands in a corrected table.';
    case 'not-allowed':
      return notAllowedText(refusal.permission);
    case 'narrative-empty':
      return 'There is no narrative. Please write it, or choose a file.';
    case 'narrative-too-long':
      return `The narrative is too long; ${numberWords(LONGEST_NARRATIVE)} characters at most would be accepted.`;
    case 'overtaken':
      return FINANCE_TEXTS.overtaken;
    case 'busy':
      return FINANCE_TEXTS.busy;
    default:
      return sheetLine(refusal);
  }
}

function notAllowedText(permission: Parameters<typeof refusalText>[0]): string {
  return permission.allowed || permission.reason !== 'not-yours' ? refusalText(permission) : FINANCE_TEXTS.whoMay;
}

type SheetReason = 'no-sheet' | 'which-sheet' | 'unnamed-sheets' | 'department-twice' | 'narrative-of-several';

function sheetLine(refusal: Extract<OneLine, { readonly reason: SheetReason }>): string {
  switch (refusal.reason) {
    case 'no-sheet':
      return `The file has no sheet “${refusal.given}”. ${known(refusal.known, 'sheets')}`;
    case 'which-sheet':
      return refusal.known.length === 0
        ? 'The file holds no cells.'
        : `The file has several sheets, and none is named as this department is. Give the sheet that is meant the department’s name. ${known(refusal.known, 'sheets')}`;
    case 'unnamed-sheets':
      return refusal.sheets.length === 0
        ? 'The file holds no cells.'
        : `These sheets are not named as a department is: ${refusal.sheets.join('; ')}. ${known(refusal.known, 'departments')}`;
    case 'department-twice':
      return `Several sheets are named as ${refusal.department}: ${refusal.sheets.join('; ')}. One would be accepted.`;
    case 'narrative-of-several':
      return 'A narrative is of one department. Put each below its table, or hand in one department at a time.';
  }
}

function known(names: readonly string[], what: string): string {
  return names.length === 0 ? `There are no ${what}.` : `The ${what} are: ${names.join('; ')}.`;
}
