import type { Delivery, DeliveryContent } from './delivery.ts';

/** What a message that did not arrive was about, in the ledger's words. */
export type UnarrivedWhat =
  | { readonly kind: Exclude<DeliveryContent['kind'], 'attachment' | 'sign-off' | 'summary-root' | 'summary-part'> }
  | { readonly kind: 'attachment'; readonly title: string }
  /** `draft`: the number of the one that is to be signed; undefined for other news of the sign-off. */
  | { readonly kind: 'sign-off'; readonly draft: number | undefined }
  | { readonly kind: 'summary' };

/** The window that a delivery is about; undefined for what belongs to none, or is not known by its payload. */
export function windowIdOf({ kind, payload }: DeliveryContent): string | undefined {
  switch (kind) {
    case 'reminder':
      return payload.windows[0]?.windowId;
    case 'edit':
    case 'sent-back':
    case 'summary-root':
    case 'summary-part':
      return undefined;
    default:
      return payload.windowId;
  }
}

export function whatOf(content: DeliveryContent): UnarrivedWhat {
  switch (content.kind) {
    case 'attachment':
      return { kind: 'attachment', title: content.payload.title };
    case 'sign-off':
      return { kind: 'sign-off', draft: 'asked' in content.payload ? content.payload.asked?.number : undefined };
    case 'summary-root':
    case 'summary-part':
      return { kind: 'summary' };
    default:
      return { kind: content.kind };
  }
}

/** Its thread is sent again as a whole, since each part waits for the one before. */
export function isOfSummary({ key }: Pick<Delivery, 'key'>): boolean {
  return key.startsWith('summary-');
}

/** The key of what asks an approver to sign holds the draft's number: from this on stand those of the next one. */
export function nextDraftPrefix(windowId: string, draft: number): string {
  return `${signOffStem(windowId, draft + 1)}-`;
}

/** How the keys of everything begin that asks for one draft to be signed. Keys hold no `/`. */
export function signOffStem(windowId: string, draft: number): string {
  return `sign-off-${windowId.replaceAll('/', '-')}-${draft}`;
}

/** It was sent, or nobody can say that it was not. */
export function mayHaveArrived({ state }: Pick<Delivery, 'state'>): boolean {
  return state === 'sending' || state === 'unclear' || state === 'sent';
}
