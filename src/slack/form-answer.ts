import type { ModalView } from '@slack/types';

/** What a form becomes when it is sent: another view in its place, or the same one with its faults beside the fields. */
export type FormAnswer =
  | { readonly response_action: 'update'; readonly view: ModalView }
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> };

export function update(view: ModalView): FormAnswer {
  return { response_action: 'update', view };
}
