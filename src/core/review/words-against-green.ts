/** Words that a reader takes for bad news. */
const BAD_NEWS: readonly RegExp[] = [
  /\b(?:needs?|needed|will need|ha[sd]|have) to be (?:revised|re-?profiled|rescheduled)\b/iu,
  /\b(?:delayed|delays? (?:in|to|with|of)|a (?:short |further |slight )?delay|slippage|(?:has|have|had) slipped|slipped)\b/iu,
  /\bbehind (?:schedule|plan|time|target)\b/iu,
  /\b(?:not (?:be |been )?achieved|not (?:be|been) met|(?:was|were|is|are) not met|(?:will not|won't|cannot|can not|can't) be (?:met|completed|delivered|done))\b/iu,
  /\b(?:missed|miss|not meet) (?:the |its |this |our )?(?:deadline|due date|date|target|milestone)\b/iu,
  /\b(?:postponed|put on hold|(?:is|are|was|were|been) on hold|unlikely to (?:be|meet|achieve|complete)|at risk of (?:missing|not))\b/iu,
];

/** "Delayed transfers of care" is the name of a measure, and what is denied is no bad news. */
const NO_BAD_NEWS: readonly RegExp[] = [
  /\bdelayed (?:transfers?|discharges?)(?: of care)?\b/giu,
  /\b(?:no|not|never|without|nothing|none|neither|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|fewer)(?: (?:been|be|being|is|was|any|a|an|the|further|significant|longer))* (?:delay(?:s|ed)?|slippage|slipped|postponed|on hold|behind \w+)\b/giu,
];

/**
 * Check C15: a text that speaks of delay or of not achieving, beside a status that says "on course".
 * @returns the first such words as they were written, to be shown to the writer; undefined when there are none.
 */
export function findWordsAgainstGreen(text: string): string | undefined {
  let told = text.replace(/[‘’]/gu, "'");
  for (const harmless of NO_BAD_NEWS) told = told.replace(harmless, ' · ');
  for (const pattern of BAD_NEWS) {
    const found = pattern.exec(told)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}
