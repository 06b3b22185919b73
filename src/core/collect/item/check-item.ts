import { done, type Result, refuse } from '../../result.ts';
import { LONGEST_TEXT } from '../milestone/check-answer.ts';
import type { ItemContent } from './item.ts';

/** A title is one line of the report and of the channel's summary. Unit: UTF-16 code units. */
export const LONGEST_TITLE = 150;

export type ItemFault =
  | { readonly field: 'title'; readonly fault: 'missing' | 'too-long' }
  | { readonly field: 'text'; readonly fault: 'missing' | 'too-long' }
  | { readonly field: 'authors'; readonly fault: 'missing' | 'not-in-plan' | 'not-yours' };

export interface ItemRules {
  /** Whose initials may be printed: person ids. */
  readonly possibleAuthorIds: readonly string[];
  /** One of these must be among the authors: whom the writer answers for; undefined for an officer. */
  readonly oneOf: readonly string[] | undefined;
}

/** Only structural faults refuse a form; all of them at once. */
export function checkItem(content: ItemContent, rules: ItemRules): Result<ItemContent, readonly ItemFault[]> {
  const checked: ItemContent = {
    kind: content.kind,
    title: content.title.replace(/\s+/gu, ' ').trim(),
    text: content.text.trim(),
    authorIds: [...new Set(content.authorIds)],
  };
  const faults = [...titleFaults(checked), ...textFaults(checked), ...authorFaults(checked, rules)];
  return faults.length > 0 ? refuse(faults) : done(checked);
}

function titleFaults({ title }: ItemContent): readonly ItemFault[] {
  if (title === '') return [{ field: 'title', fault: 'missing' }];
  return title.length > LONGEST_TITLE ? [{ field: 'title', fault: 'too-long' }] : [];
}

function textFaults({ text }: ItemContent): readonly ItemFault[] {
  if (text === '') return [{ field: 'text', fault: 'missing' }];
  return text.length > LONGEST_TEXT ? [{ field: 'text', fault: 'too-long' }] : [];
}

function authorFaults({ authorIds }: ItemContent, { possibleAuthorIds, oneOf }: ItemRules): readonly ItemFault[] {
  if (authorIds.length === 0) return [{ field: 'authors', fault: 'missing' }];
  if (authorIds.some((id) => !possibleAuthorIds.includes(id))) return [{ field: 'authors', fault: 'not-in-plan' }];
  if (oneOf === undefined || authorIds.some((id) => oneOf.includes(id))) return [];
  return [{ field: 'authors', fault: 'not-yours' }];
}
