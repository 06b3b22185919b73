import { numberWords } from '../../core/number-words.ts';
import { compileRefusalWords } from '../../reports/publish-words.ts';
import { LONGEST_WHY, type Withheld, type WithholdRefusal } from '../../usecases/publish/withhold-text.ts';

/** What has happened, and what it means for a report that is published already. */
export function withheldText({ text, published }: Withheld, { why }: { readonly why: string | undefined }): string {
  const done = why === undefined ? 'will be published again' : 'is not for publication, and goes into the annex';
  const stays =
    published === undefined
      ? ''
      : ` Revision ${published} stays as it was published; "ragtime quarter amend" makes the next one.`;
  return `${text.name} ${done}.${stays}`;
}

/** Why nothing was changed. */
export function withholdRefusalText(
  refusal: WithholdRefusal,
  place: { readonly directorateCode: string; readonly quarter: string },
): string {
  switch (refusal.reason) {
    case 'not-allowed':
      return 'Only a performance officer of the directorate or an administrator can do this. Nothing was changed.';
    case 'why-missing':
      return 'Say why the text is not for publication; the annex prints it. Nothing was changed.';
    case 'why-too-long':
      return `Please keep the reason under ${numberWords(LONGEST_WHY)} characters. Nothing was changed.`;
    case 'unknown-text':
      return `Nothing in this report has the ref, number or id "${refusal.name}". A ref such as COPS2, "Risk 1", or an item's number such as 2.1 would be accepted.`;
    case 'several-texts':
      return [
        `Several have the ref "${refusal.name}". Give the id of the one you mean as --ref:`,
        ...refusal.texts.map(({ subject, words }) => `  ${subject.id}  ${words}`),
      ].join('\n');
    case 'so-already':
      return `${refusal.text.name} stands so already. Nothing was changed.`;
    case 'busy':
      return 'The database is busy. Nothing was changed; please try again.';
    default:
      return compileRefusalWords(refusal, place);
  }
}
