import type { KnownBlock, ModalView } from '@slack/types';
import type { OpenedItemForm } from '../../../usecases/collect/item/open-item-form.ts';
import { section } from '../../blocks.ts';
import { buildNotice } from '../build-notices.ts';
import { buildItemForm } from './build-item-form.ts';
import { buildWithdrawn } from './build-item-notices.ts';
import { itemRefusalText } from './item-texts.ts';

/** The form of an item; where it cannot be given now, a view that says why. */
export function openedItemToView(opened: OpenedItemForm, notice: readonly KnownBlock[] = []): ModalView {
  switch (opened.outcome) {
    case 'form':
      return buildItemForm(opened, notice);
    case 'withdrawn':
      return buildWithdrawn(opened.item);
    case 'closed':
    case 'refused':
    case 'gone':
      return buildNotice('Not open', [section(itemRefusalText(opened))]);
  }
}
