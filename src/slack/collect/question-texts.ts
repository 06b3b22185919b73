import type { Question } from '../../core/review/question.ts';

/**
 * What the writer reads of one question. The text is kept; the next Save stores it as it is.
 * @param hint what can be done about the same words elsewhere: one text can cover several milestones, nothing else.
 */
export function questionText({ check, found = '', covered }: Question, hint = ''): string {
  const of = covered === undefined ? '' : `${covered}: `;
  const status = covered === undefined ? 'the status' : `the status of ${covered}`;
  switch (check) {
    case 'emptied':
      return 'A field that held a text came back empty, so nothing was saved yet. Press Save again to remove the text, or Close to keep what was sent before:';
    case 'action-for-amber':
      return `${of}Amber because it is uncertain usually has a line on what is being done and who is doing it. Add it below, or press Save again to send it as it is.`;
    case 'what-happens-now':
      return `${of}Its date has come and it is not completed. What happens now, and who is doing it? Add a line below, or press Save again to send it as it is.`;
    case 'same-text':
      return `The same words stand under ${found}. ${hint}Say what is different here, or press Save again to send it as it is.`;
    case 'says-too-little':
      return 'This text is very short. Councillors read it without you beside them: what was done, and what comes next? Add a sentence, or press Save again to send it as it is.';
    case 'words-against-green':
      return `The text says “${found}”, and ${status} says on course. Please check that both are meant, or press Save again to send it as it is.`;
    case 'unchanged':
      return 'This is the text of last quarter, word for word. If something has happened since, please say so, or press Save again to send it as it is.';
  }
}

export const COVER_HINT =
  'If one text is meant for several milestones, it can cover them: see “This text also covers”. ';
