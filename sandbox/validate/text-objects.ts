import { stringAt } from '../json.ts';
import { TEXT_LENGTH } from './limits.ts';
import { liveIn } from './live-text.ts';
import type { Subject } from './problem.ts';
import { complain } from './problem.ts';
import { checkFlag, checkKeys, checkString, childAt } from './shapes.ts';

export interface TextRule {
  readonly max?: number;
  /** Which kinds of text may stand here; both by default. */
  readonly kind?: 'plain_text' | 'mrkdwn';
  readonly isRequired?: boolean;
}

/** The text object under a key. */
export function checkText(subject: Subject, key: string, rule: TextRule = {}) {
  const text = childAt(subject, key, { isRequired: rule.isRequired ?? false });
  if (text !== undefined) checkTextObject(text, rule);
}

/** @see https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export function checkTextObject(text: Subject, { max = TEXT_LENGTH, kind }: TextRule = {}) {
  const type = text.it.type;
  if (type !== 'plain_text' && type !== 'mrkdwn') return complain(text, 'type', 'must be plain_text or mrkdwn');
  if (kind !== undefined && type !== kind) return complain(text, 'type', `must be ${kind}`);
  checkString(text, 'text', { max: Math.min(max, TEXT_LENGTH), isRequired: true });
  if (type === 'plain_text') {
    checkKeys(text, ['type', 'text', 'emoji']);
    return checkFlag(text, 'emoji');
  }
  checkKeys(text, ['type', 'text', 'verbatim']);
  checkFlag(text, 'verbatim');
  const live = liveIn(stringAt(text.it, 'text') ?? '', text.it.verbatim === true ? 'verbatim' : 'parsed');
  if (live !== undefined) complain(text, 'text', `${live}; escape it, and set verbatim: true on text of people`);
}
