import type { JsonObject } from '../json.ts';
import { objectAt, objectsAt, stringAt } from '../json.ts';
import { checkElement, checkElements } from './elements.ts';
import { checkImage } from './images.ts';
import {
  ACTIONS_ELEMENTS,
  BLOCK_ID_LENGTH,
  CONTEXT_ACTIONS_ELEMENTS,
  CONTEXT_ELEMENTS,
  HEADER_LENGTH,
  INPUT_HINT_LENGTH,
  INPUT_LABEL_LENGTH,
  MARKDOWN_BLOCKS_LENGTH,
  MESSAGE_BLOCKS,
  SECTION_FIELD_LENGTH,
  SECTION_FIELDS,
  SECTION_TEXT_LENGTH,
  VIEW_BLOCKS,
} from './limits.ts';
import { liveIn } from './live-text.ts';
import type { Problem, Subject } from './problem.ts';
import { complain, createReport } from './problem.ts';
import {
  checkAlert,
  checkCard,
  checkCarousel,
  checkChart,
  checkContainer,
  checkPlan,
  checkTaskCard,
  checkVideo,
} from './rare-blocks.ts';
import { checkRichText } from './rich-text.ts';
import { checkFlag, checkKeys, checkList, checkString, childAt } from './shapes.ts';
import type { Surface } from './surfaces.ts';
import { BLOCK_SURFACES } from './surfaces.ts';
import { checkDataTable, checkTable } from './tables.ts';
import { checkText, checkTextObject } from './text-objects.ts';
import { checkTotals, checkUniqueIds } from './whole-payload.ts';

/** What is wrong with a list of blocks, for the place where it is to be shown. */
export function checkBlocks(blocks: readonly JsonObject[], surface: Surface): readonly Problem[] {
  const report = createReport();
  const max = surface === 'message' ? MESSAGE_BLOCKS : VIEW_BLOCKS;
  const all = checkList({ it: { blocks }, pointer: '', report }, 'blocks', { min: 0, max });
  for (const block of all) checkBlock(block, surface);
  checkUniqueIds(all);
  checkTotals(blocks, report);
  return report.problems;
}

type Check = (block: Subject, surface: Surface) => void;

const CHECKS: Readonly<Record<string, Check>> = {
  actions: checkActions,
  alert: checkAlert,
  card: checkCard,
  carousel: checkCarousel,
  container: (block, surface) => checkContainer(block, (child) => checkBlock(child, surface)),
  context: checkContext,
  context_actions: checkContextActions,
  data_table: checkDataTable,
  data_visualization: checkChart,
  divider: (block) => checkKeys(block, ['type', 'block_id']),
  header: checkHeader,
  image: (block) => checkImage(block, 'block'),
  input: checkInput,
  markdown: checkMarkdown,
  plan: checkPlan,
  rich_text: checkRichText,
  section: checkSection,
  table: checkTable,
  task_card: checkTaskCard,
  video: checkVideo,
};

function checkBlock(block: Subject, surface: Surface): void {
  const type = stringAt(block.it, 'type') ?? '';
  const check = CHECKS[type];
  if (check === undefined) {
    complain(block, 'type', `unsupported type: ${type}`);
    return;
  }
  if (!(BLOCK_SURFACES[type] ?? []).includes(surface)) {
    complain(block, 'type', `${type} is not supported in a ${surface}`);
  }
  checkString(block, 'block_id', { max: BLOCK_ID_LENGTH });
  check(block, surface);
}

function checkActions(block: Subject, surface: Surface) {
  checkKeys(block, ['type', 'block_id', 'elements']);
  checkElements(block, { surface, block: 'actions' }, ACTIONS_ELEMENTS);
}

function checkContextActions(block: Subject, surface: Surface) {
  checkKeys(block, ['type', 'block_id', 'elements']);
  checkElements(block, { surface, block: 'context_actions' }, CONTEXT_ACTIONS_ELEMENTS);
}

/** @see https://docs.slack.dev/reference/block-kit/blocks/section-block */
function checkSection(block: Subject, surface: Surface) {
  checkKeys(block, ['type', 'block_id', 'text', 'fields', 'accessory', 'expand']);
  if (block.it.text === undefined && block.it.fields === undefined) complain(block, 'text', 'missing required field');
  checkText(block, 'text', { max: SECTION_TEXT_LENGTH });
  if (block.it.fields !== undefined) {
    const fields = checkList(block, 'fields', { min: 1, max: SECTION_FIELDS });
    for (const field of fields) checkTextObject(field, { max: SECTION_FIELD_LENGTH });
  }
  const accessory = childAt(block, 'accessory');
  if (accessory !== undefined) checkElement(accessory, { surface, block: 'section' });
  checkFlag(block, 'expand');
}

function checkHeader(block: Subject) {
  checkKeys(block, ['type', 'block_id', 'text']);
  checkText(block, 'text', { max: HEADER_LENGTH, kind: 'plain_text', isRequired: true });
}

function checkContext(block: Subject) {
  checkKeys(block, ['type', 'block_id', 'elements']);
  for (const element of checkList(block, 'elements', { min: 1, max: CONTEXT_ELEMENTS })) {
    if (element.it.type === 'image') checkImage(element, 'element');
    else checkTextObject(element);
  }
}

/** @see https://docs.slack.dev/reference/block-kit/blocks/input-block */
function checkInput(block: Subject, surface: Surface) {
  checkKeys(block, ['type', 'block_id', 'label', 'hint', 'optional', 'element', 'dispatch_action']);
  checkText(block, 'label', { max: INPUT_LABEL_LENGTH, kind: 'plain_text', isRequired: true });
  checkText(block, 'hint', { max: INPUT_HINT_LENGTH, kind: 'plain_text' });
  checkFlag(block, 'optional');
  checkFlag(block, 'dispatch_action');
  const element = childAt(block, 'element', { isRequired: true });
  if (element === undefined) return;
  checkElement(element, { surface, block: 'input' });
  if (block.it.dispatch_action === true && objectAt(block.it, 'element')?.type === 'file_input') {
    complain(block, 'dispatch_action', 'not with a file_input');
  }
}

function checkMarkdown(block: Subject) {
  checkKeys(block, ['type', 'block_id', 'text']);
  checkString(block, 'text', { max: MARKDOWN_BLOCKS_LENGTH, isRequired: true });
  const live = liveIn(stringAt(block.it, 'text') ?? '', 'names parsed');
  if (live !== undefined) complain(block, 'text', live);
}

/** How many input blocks there are. */
export function countInputs(view: JsonObject): number {
  return objectsAt(view, 'blocks').filter((block) => block.type === 'input').length;
}
