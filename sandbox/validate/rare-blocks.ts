import { checkElement } from './elements.ts';
import { checkImage } from './images.ts';
import {
  ALERT_LENGTH,
  CARD_BODY_LENGTH,
  CARD_BUTTONS,
  CARD_TITLE_LENGTH,
  CAROUSEL_CARDS,
  CHART_AXIS_LABEL_LENGTH,
  CHART_LABEL_LENGTH,
  CHART_POINTS,
  CHART_SERIES,
  CHART_TITLE_LENGTH,
  CONTAINER_BLOCKS,
  CONTAINER_TITLE_LENGTH,
  TEXT_LENGTH,
  URL_LENGTH,
  VIDEO_ALT_TEXT_LENGTH,
  VIDEO_AUTHOR_LENGTH,
  VIDEO_TITLE_LENGTH,
} from './limits.ts';
import type { Subject } from './problem.ts';
import { complain } from './problem.ts';
import { checkKeys, checkList, checkOneOf, checkString, childAt } from './shapes.ts';
import type { Surface } from './surfaces.ts';
import { checkText } from './text-objects.ts';

/** @see https://docs.slack.dev/reference/block-kit/blocks/video-block */
export function checkVideo(block: Subject) {
  const links = ['video_url', 'thumbnail_url', 'title_url', 'provider_icon_url'];
  const texts = ['title', 'author_name', 'provider_name', 'alt_text', 'description'];
  checkKeys(block, ['type', 'block_id', ...links, ...texts]);
  checkText(block, 'title', { max: VIDEO_TITLE_LENGTH, kind: 'plain_text', isRequired: true });
  checkText(block, 'description', { kind: 'plain_text' });
  checkString(block, 'alt_text', { max: VIDEO_ALT_TEXT_LENGTH, isRequired: true });
  checkString(block, 'author_name', { max: VIDEO_AUTHOR_LENGTH });
  checkString(block, 'video_url', { max: URL_LENGTH, isRequired: true });
  checkString(block, 'thumbnail_url', { max: URL_LENGTH, isRequired: true });
  if (!String(block.it.video_url).startsWith('https:')) complain(block, 'video_url', 'must be an https URL');
}

/** @see https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export function checkChart(block: Subject) {
  checkKeys(block, ['type', 'block_id', 'title', 'chart']);
  checkString(block, 'title', { max: CHART_TITLE_LENGTH, isRequired: true });
  const chart = childAt(block, 'chart', { isRequired: true });
  if (chart === undefined) return;
  checkOneOf(chart, 'type', ['pie', 'bar', 'area', 'line']);
  if (chart.it.type === 'pie') {
    return checkPoints(checkList(chart, 'segments', { min: 1, max: CHART_SERIES }));
  }
  for (const series of checkList(chart, 'series', { min: 1, max: CHART_SERIES })) {
    checkString(series, 'name', { max: CHART_LABEL_LENGTH, isRequired: true });
    checkPoints(checkList(series, 'data', { min: 1, max: CHART_POINTS }));
  }
  const axes = childAt(chart, 'axis_config', { isRequired: true });
  if (axes === undefined) return;
  checkString(axes, 'x_label', { max: CHART_AXIS_LABEL_LENGTH });
  checkString(axes, 'y_label', { max: CHART_AXIS_LABEL_LENGTH });
}

function checkPoints(points: readonly Subject[]) {
  for (const point of points) {
    checkString(point, 'label', { max: CHART_LABEL_LENGTH, isRequired: true });
    if (typeof point.it.value !== 'number') complain(point, 'value', 'missing required number');
  }
}

/** @see https://docs.slack.dev/reference/block-kit/blocks/alert-block */
export function checkAlert(block: Subject) {
  checkKeys(block, ['type', 'block_id', 'text', 'level']);
  checkText(block, 'text', { max: ALERT_LENGTH, isRequired: true });
  checkOneOf(block, 'level', ['default', 'info', 'warning', 'error', 'success']);
}

/** @see https://docs.slack.dev/reference/block-kit/blocks/card-block */
export function checkCard(block: Subject, surface: Surface) {
  checkKeys(block, ['type', 'block_id', 'hero_image', 'icon', 'title', 'subtitle', 'body', 'actions']);
  const isEmpty = ['hero_image', 'title', 'actions', 'body'].every((key) => block.it[key] === undefined);
  if (isEmpty) complain(block, '', 'at least one of hero_image, title, actions and body');
  checkText(block, 'title', { max: CARD_TITLE_LENGTH });
  checkText(block, 'subtitle', { max: CARD_TITLE_LENGTH });
  checkText(block, 'body', { max: CARD_BODY_LENGTH });
  for (const key of ['hero_image', 'icon']) {
    const image = childAt(block, key);
    if (image !== undefined) checkImage(image, 'element');
  }
  for (const button of checkList(block, 'actions', { min: 0, max: CARD_BUTTONS })) {
    checkElement(button, { surface, block: 'card' });
  }
}

/** @see https://docs.slack.dev/reference/block-kit/blocks/carousel-block */
export function checkCarousel(block: Subject, surface: Surface) {
  checkKeys(block, ['type', 'block_id', 'elements']);
  for (const card of checkList(block, 'elements', { min: 1, max: CAROUSEL_CARDS })) {
    if (card.it.type === 'card') checkCard(card, surface);
    else complain(card, 'type', 'must be card');
  }
}

const CONTAINED = [
  'actions',
  'context',
  'divider',
  'header',
  'image',
  'input',
  'rich_text',
  'section',
  'table',
  'video',
];

/** @see https://docs.slack.dev/reference/block-kit/blocks/container-block */
export function checkContainer(block: Subject, checkChild: (child: Subject) => void) {
  const looks = ['width', 'icon', 'is_collapsible', 'default_collapsed', 'has_header_divider'];
  checkKeys(block, ['type', 'block_id', 'title', 'rich_text_title', 'subtitle', 'child_blocks', ...looks]);
  checkText(block, 'title', { max: CONTAINER_TITLE_LENGTH, kind: 'plain_text' });
  checkText(block, 'subtitle', { max: CONTAINER_TITLE_LENGTH });
  for (const child of checkList(block, 'child_blocks', { min: 1, max: CONTAINER_BLOCKS })) {
    if (CONTAINED.includes(String(child.it.type))) checkChild(child);
    else complain(child, 'type', `unsupported block in container: ${String(child.it.type)}`);
  }
}

/** @see https://docs.slack.dev/reference/block-kit/blocks/task-card-block */
export function checkTaskCard(block: Subject) {
  checkKeys(block, ['type', 'block_id', 'task_id', 'title', 'details', 'output', 'sources', 'status']);
  checkString(block, 'task_id', { max: TEXT_LENGTH, isRequired: true });
  checkString(block, 'title', { max: TEXT_LENGTH, isRequired: true });
  checkOneOf(block, 'status', ['pending', 'in_progress', 'complete', 'error']);
}

/** @see https://docs.slack.dev/reference/block-kit/blocks/plan-block */
export function checkPlan(block: Subject) {
  checkKeys(block, ['type', 'block_id', 'title', 'tasks']);
  checkString(block, 'title', { max: TEXT_LENGTH, isRequired: true });
  for (const task of checkList(block, 'tasks', { min: 0, max: Number.MAX_SAFE_INTEGER })) checkTaskCard(task);
}
