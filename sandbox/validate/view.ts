import type { JsonObject } from '../json.ts';
import { objectsAt } from '../json.ts';
import { checkBlocks, countInputs } from './blocks.ts';
import {
  CALLBACK_ID_LENGTH,
  EXTERNAL_ID_LENGTH,
  PRIVATE_METADATA_LENGTH,
  VIEW_BYTES,
  VIEW_TITLE_LENGTH,
} from './limits.ts';
import type { Refused, Subject } from './problem.ts';
import { complain, createReport } from './problem.ts';
import { checkFlag, checkKeys, checkList, checkString } from './shapes.ts';
import { checkText } from './text-objects.ts';

const COMMON = ['type', 'blocks', 'private_metadata', 'callback_id', 'external_id'];
const MODAL_ONLY = ['title', 'submit', 'close', 'clear_on_close', 'notify_on_close'];

/** What Slack has against a modal or a Home tab; undefined when nothing. */
export function checkView(view: JsonObject): Refused | undefined {
  if (Buffer.byteLength(JSON.stringify(view)) > VIEW_BYTES) return { error: 'view_too_large', problems: [] };
  const report = createReport();
  const subject: Subject = { it: view, pointer: '/view', report };
  if (view.type !== 'modal' && view.type !== 'home') complain(subject, 'type', 'must be modal or home');
  checkList(subject, 'blocks', { min: 1, max: Number.MAX_SAFE_INTEGER });
  checkString(subject, 'callback_id', { max: CALLBACK_ID_LENGTH, min: 0 });
  checkString(subject, 'private_metadata', { max: PRIVATE_METADATA_LENGTH, min: 0 });
  checkString(subject, 'external_id', { max: EXTERNAL_ID_LENGTH, min: 0 });
  if (view.type === 'modal') checkModal(subject);
  else checkKeys(subject, COMMON);
  for (const problem of checkBlocks(objectsAt(view, 'blocks'), view.type === 'home' ? 'home' : 'modal')) {
    report.add(`/view${problem.pointer}`, problem.message);
  }
  return report.problems.length === 0 ? undefined : { error: 'invalid_arguments', problems: report.problems };
}

/** @see https://docs.slack.dev/reference/views/modal-views */
function checkModal(view: Subject) {
  checkKeys(view, [...COMMON, ...MODAL_ONLY]);
  checkText(view, 'title', { max: VIEW_TITLE_LENGTH, kind: 'plain_text', isRequired: true });
  checkText(view, 'submit', { max: VIEW_TITLE_LENGTH, kind: 'plain_text' });
  checkText(view, 'close', { max: VIEW_TITLE_LENGTH, kind: 'plain_text' });
  checkFlag(view, 'clear_on_close');
  checkFlag(view, 'notify_on_close');
  if (view.it.submit === undefined && countInputs(view.it) > 0) {
    complain(view, 'submit', 'required where there is an input block');
  }
}
