import { may, type Permission } from '../../core/access.ts';
import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { standingWithholdings } from '../../core/publish/withholding.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { findDirectorate } from '../calendar/find-directorate.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import type { Patience, PlanReader, WindowStore } from '../ports.ts';
import type { DeliveryStore, NewDelivery } from '../remind/delivery-ports.ts';
import type { RevisionStore } from './ports.ts';
import type { WithholdingStore } from './withholding-ports.ts';

export interface SendAnnexPorts {
  readonly actors: ActorSources;
  readonly plans: Pick<PlanReader, 'directorates'>;
  readonly windows: Pick<WindowStore, 'window'>;
  readonly withholdings: Pick<WithholdingStore, 'ofQuarter'>;
  readonly revisions: Pick<RevisionStore, 'latest' | 'annex'>;
  readonly deliveries: Pick<DeliveryStore, 'plan'>;
}

export interface SendAnnexPress {
  readonly clicker: Clicker;
  /** As they came back from Slack: not to be trusted. */
  readonly directorateCode: string;
  readonly quarter: string;
  /** Names this press: the same one delivered twice sends once. Without `:`. */
  readonly nonce: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type SendAnnexRefusal =
  | { readonly reason: 'not-allowed'; readonly permission: Permission }
  /** `not-in-plan`: files go to people of the plans only, and whoever pressed is none. */
  | { readonly reason: 'gone' | 'nothing-withheld' | 'not-in-plan' | 'busy' };

/** `revision`: undefined for a draft. */
export interface SentAnnex {
  readonly revision: number | undefined;
}

const FORMATS = ['docx', 'pdf'] as const;

/**
 * What is not for publication, as files in the direct messages of the officer who asked, and of nobody else: as it was
 * stored with the newest revision, else made at the moment of sending and stored nowhere.
 */
export async function sendAnnex(
  ports: SendAnnexPorts,
  press: SendAnnexPress,
): Promise<Result<SentAnnex, SendAnnexRefusal>> {
  const [found, actor] = await Promise.all([
    findDirectorate(ports.plans, press.directorateCode),
    findActor(ports.actors, press.clicker, press.now),
  ]);
  const permission = may(actor, 'withhold-text', found.ok ? { directorateId: found.value.id } : {});
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  const window = found.ok ? await ports.windows.window(found.value.id, press.quarter) : undefined;
  if (!found.ok || window === undefined) return refuse({ reason: 'gone' });
  const revision = await ports.revisions.latest(found.value.id, press.quarter);
  if (!(await hasAnnex(ports, { directorateId: found.value.id, quarter: press.quarter, revisionId: revision?.id }))) {
    return refuse({ reason: 'nothing-withheld' });
  }
  if (actor.personId === undefined) return refuse({ reason: 'not-in-plan' });
  const of = { windowId: window.id, title: `${found.value.name}, ${titleOfQuarter(press.quarter)}` };
  const planned = await ports.deliveries.plan(
    FORMATS.map((format) => toDelivery(format, of, { ...press, personId: actor.personId ?? '' })),
    press.patience,
  );
  return planned.ok ? done({ revision: revision?.number }) : refuse({ reason: 'busy' });
}

interface Of {
  readonly directorateId: string;
  readonly quarter: string;
  readonly revisionId: number | undefined;
}

/** Those of what was published; before that, of what is withheld now. */
async function hasAnnex(ports: SendAnnexPorts, { directorateId, quarter, revisionId }: Of): Promise<boolean> {
  if (revisionId !== undefined) return (await ports.revisions.annex(revisionId)).length > 0;
  return standingWithholdings((await ports.withholdings.ofQuarter(directorateId, quarter)).all).length > 0;
}

function toDelivery(
  format: (typeof FORMATS)[number],
  { windowId, title }: { readonly windowId: string; readonly title: string },
  { personId, nonce, now }: Pick<SendAnnexPress, 'nonce' | 'now'> & { readonly personId: string },
): NewDelivery {
  const payload = { windowId, format, isAnnex: true, title: `${title}, annex`, comment: 'Not for publication.' };
  return {
    key: `annex-${windowId.replaceAll('/', '-')}-${personId}-${nonce}-${format}`,
    content: { kind: 'attachment', payload },
    methodClass: 'files',
    personId,
    dueAt: now,
    createdAt: now,
  };
}
