import type { KnownBlock } from '@slack/types';
import type { EmptiedText, Question } from '../../core/review/question.ts';
import { cut, richLine, section } from '../blocks.ts';

/**
 * What the writer reads of one question. The text is kept; the next Save stores it as it is.
 * @param hint what can be done about the same words elsewhere: one text can cover several milestones, nothing else.
 */
export function questionText({ check, found = '', covered }: Question, hint = ''): string {
  const of = covered === undefined ? '' : `${covered}: `;
  const status = covered === undefined ? 'the status' : `the status of ${covered}`;
  switch (check) {
    case 'emptied':
      return 'A field that held a text came back empty, so nothing was saved yet. Fill it in again below, or save again to leave it empty. It held:';
    case 'action-for-amber':
      return `${of}Amber because it is uncertain usually has a line on what is being done and who is doing it. Add it below, or save again to send it as it is.`;
    case 'what-happens-now':
      return `${of}Its date has come and it is not completed. What happens now, and who is doing it? Add a line below, or save again to send it as it is.`;
    case 'same-text':
      return `The same words stand under ${found}. ${hint}Say what is different here, or save again to send it as it is.`;
    case 'says-too-little':
      return 'This text is very short. Councillors read it without you beside them: what was done, and what comes next? Add a sentence, or save again to send it as it is.';
    case 'words-against-green':
      return `The text says “${found}”, and ${status} says on course. Please check that both are meant, or save again to send it as it is.`;
    case 'unchanged':
      return 'This is the text of last quarter, word for word. If something has happened since, please say so, or save again to send it as it is.';
    case 'begun':
      return `You have begun something else for ${covered}, and have not sent it${found === '' ? '.' : `: “${cut(found, LONGEST_BEGUN)}”`} Save again to cover it all the same: what you began then stays a draft. Or take it out of “This text also covers” and send it by itself.`;
  }
}

/** Enough to know it by; its own form shows all of it. */
const LONGEST_BEGUN = 300;

/** What a text is called that came back empty. */
const EMPTIED_LABELS: Readonly<Record<EmptiedText, string>> = {
  commentary: 'What councillors should know',
  action: 'What is being done, and who is doing it',
  period: 'The period that it covers',
};

/** What is about to be left empty, to be read and copied: nothing else of the form. */
export function buildEmptiedTexts(
  { emptied = [] }: Question,
  began: Partial<Readonly<Record<EmptiedText, string>>>,
): readonly KnownBlock[] {
  return emptied.flatMap((field) => [richLine({ bold: EMPTIED_LABELS[field] }), section(began[field] ?? '')]);
}

export const COVER_HINT =
  'If one text is meant for several milestones, it can cover them: see “This text also covers”. ';
