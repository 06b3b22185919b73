import type { PlainTextOption } from '@slack/types';
import { cut } from '../blocks.ts';
import { plainText } from '../text.ts';

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
const MOST_OPTIONS = 100;
/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
export const LONGEST_OPTION = 75;

export interface OptionGroup {
  readonly label: ReturnType<typeof plainText>;
  readonly options: PlainTextOption[];
}

/** More than a menu takes in one group go on in another. */
export function toGroups(label: string, options: readonly PlainTextOption[]): readonly OptionGroup[] {
  const groups: OptionGroup[] = [];
  for (let first = 0; first < options.length; first += MOST_OPTIONS) {
    groups.push({
      label: plainText(cut(label, LONGEST_OPTION)),
      options: options.slice(first, first + MOST_OPTIONS),
    });
  }
  return groups;
}

/** Somebody in a menu: `Alison McBride (AMc)`. */
export function personOption({
  id,
  name,
  initials,
}: {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
}): PlainTextOption {
  return { text: plainText(cut(`${name} (${initials})`, LONGEST_OPTION)), value: id };
}
