import { renderCheck } from './check-message.ts';
import { renderDesk } from './desk-message.ts';
import { renderEntered } from './entered-message.ts';
import { renderFinanceAsk } from './finance-ask-message.ts';
import { renderMessageNow } from './message-now.ts';
import { renderReminder } from './reminder-message.ts';
import { renderSentBack } from './sent-back-message.ts';
import { renderShare } from './share-message.ts';
import { renderWording } from './wording-message.ts';

/** The words of everything that the jobs send on their own account. */
export const RENDERERS = {
  renderReminder,
  renderMessageNow,
  renderCheck,
  renderDesk,
  renderSentBack,
  renderWording,
  renderEntered,
  renderFinanceAsk,
  renderShare,
};
