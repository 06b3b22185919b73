import type { Patience } from '../ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import type { VoidFinder, WindowStand } from './find-void-draft.ts';
import type { SignOffStore } from './sign-off-ports.ts';

export interface VoidPorts {
  readonly signOffs: Pick<SignOffStore, 'void'>;
  readonly findVoid: VoidFinder;
  readonly newPatience: () => Patience;
}

/** So long, several changes make one message. */
const GATHER_MS = 10 * 60_000;

/**
 * A draft is void once the report would read otherwise: its window is in review again, and whoever signed it and the
 * officers are told, each once. Where somebody answers meanwhile, or the store stays locked, the next turn decides again.
 */
export async function voidChangedDrafts(ports: VoidPorts, { now }: { readonly now: Date }): Promise<void> {
  for (const found of await ports.findVoid(now)) {
    const { window, directorate, stand, mark } = found;
    await ports.signOffs.void(
      {
        directorateId: directorate.id,
        quarter: window.quarter,
        windowId: window.id,
        draftId: stand.draft.id,
        changed: stand.changed,
        at: now,
        author: { actor: 'Ragtime' },
        basedOn: mark,
        deliveries: toNotices(found, now),
      },
      ports.newPatience(),
    );
  }
}

function toNotices({ window, directorate, stand }: WindowStand, now: Date): readonly NewDelivery[] {
  const signers = stand.answers.flatMap(({ answer }) => (answer?.kind === 'signed' ? [answer.byId] : []));
  const { number } = stand.draft;
  return [...new Set([...directorate.officerIds, ...signers])].map((personId) => ({
    key: `sign-off-${window.id.replaceAll('/', '-')}-${number}-void-${personId}`,
    content: { kind: 'sign-off', payload: { windowId: window.id, voidDraft: number } },
    methodClass: 'post',
    personId,
    dueAt: new Date(now.getTime() + GATHER_MS),
    createdAt: now,
  }));
}
