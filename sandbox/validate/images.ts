import { IMAGE_ALT_TEXT_LENGTH, IMAGE_TITLE_LENGTH, URL_LENGTH } from './limits.ts';
import type { Subject } from './problem.ts';
import { complain } from './problem.ts';
import { checkKeys, checkString, childAt } from './shapes.ts';
import { checkText } from './text-objects.ts';

/** An image, as a block or as an element. @see https://docs.slack.dev/reference/block-kit/blocks/image-block */
export function checkImage(image: Subject, as: 'block' | 'element') {
  checkKeys(image, ['type', 'alt_text', 'image_url', 'slack_file', ...(as === 'block' ? ['block_id', 'title'] : [])]);
  checkString(image, 'alt_text', { max: IMAGE_ALT_TEXT_LENGTH, isRequired: true });
  checkText(image, 'title', { max: IMAGE_TITLE_LENGTH, kind: 'plain_text' });
  checkString(image, 'image_url', { max: URL_LENGTH });
  if ((image.it.image_url === undefined) === (image.it.slack_file === undefined)) {
    complain(image, '', 'exactly one of image_url and slack_file');
  }
  const file = childAt(image, 'slack_file');
  if (file === undefined) return;
  checkKeys(file, ['id', 'url']);
  if ((file.it.id === undefined) === (file.it.url === undefined)) complain(file, '', 'exactly one of id and url');
}
