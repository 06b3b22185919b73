import { type Act, may, type Permission, UNKNOWN_PERSON } from '../../core/access.ts';
import { isAwaited } from '../../core/remind/asked-entry.ts';
import { askingByPart } from '../../core/remind/asking-by-part.ts';
import { type DigestContent, type DigestOwner, digestContent } from '../../core/remind/digest-content.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import type { AskingWindow, Recipient } from '../../core/remind/reminder-situation.ts';
import { type ActorSources, type Clicker, findActor } from '../find-actor.ts';
import type { RenderedMessage } from '../publish/ports.ts';
import { type Desk, type DeskPorts, readDesk } from './read-desk.ts';

/** Words that an officer has read, as they reach one person. */
export interface NoticeContent {
  /** What stands above them: from whom, and to whom else. */
  readonly officerName: string;
  readonly approverNames: readonly string[];
  readonly ownerName: string;
  readonly reader: 'approver' | 'owner';
  readonly words: string;
}

export interface OfficerPorts extends DeskPorts {
  readonly actors: ActorSources;
  readonly renderNotice: (content: NoticeContent) => RenderedMessage;
  /** An unguessable text for one opening of a form. */
  readonly newNonce: () => string;
}

/** A press under the overview of a window. */
export interface DeskClick {
  readonly clicker: Clicker;
  /** As it came back from Slack: not to be trusted. */
  readonly windowId: string;
  readonly now: Date;
}

export type DeskRefusal =
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** The window is not there, or collects no more. */
  | { readonly outcome: 'closed' };

/** Somebody with something outstanding who can be written to. */
export interface DeskOwner extends DigestOwner {
  readonly recipient: Recipient;
}

export interface OpenedDesk {
  readonly outcome: 'desk';
  readonly desk: Desk;
  readonly content: DigestContent;
  readonly officer: Recipient;
  /** In the plan's order. */
  readonly owners: readonly DeskOwner[];
}

/** The window whose overview was pressed, where this person may act on it and it still collects. */
export async function openDesk(
  ports: OfficerPorts,
  act: Act,
  { clicker, windowId, now }: DeskClick,
): Promise<OpenedDesk | DeskRefusal> {
  const [desk, actor] = await Promise.all([readDesk(ports, windowId), findActor(ports.actors, clicker, now)]);
  const subject = desk === undefined ? {} : { directorateId: desk.asking.directorate.id };
  const permission = may(actor, act, subject);
  if (!permission.allowed) return { outcome: 'refused', permission };
  const officer = desk?.recipients.find(({ person }) => person.id === actor.personId);
  if (officer === undefined) return { outcome: 'refused', permission: UNKNOWN_PERSON };
  if (desk === undefined) return { outcome: 'closed' };
  const content = digestContent(desk.asking, { recipients: desk.recipients, now });
  if (!content.isCollecting || now < desk.asking.window.opensAt) return { outcome: 'closed' };
  return { outcome: 'desk', desk, content, officer, owners: ownersToReach(desk, content, now) };
}

/** Whoever is away is not late, and what is of a part that has closed is asked of nobody: they are neither nudged nor told of. */
function ownersToReach({ asking, recipients }: Desk, { owners }: DigestContent, now: Date): readonly DeskOwner[] {
  const open = owersIn(asking, now);
  return owners.flatMap((owner) => {
    const recipient = recipients.find(({ person }) => person.id === owner.personId);
    if (recipient === undefined || !open.has(owner.personId)) return [];
    return owner.isAway || whyUnasked(recipient, now) !== undefined ? [] : [{ ...owner, recipient }];
  });
}

/** Ids of those of whom something is outstanding that can still be sent. */
function owersIn(asking: AskingWindow, now: Date): ReadonlySet<string> {
  const open = askingByPart(asking).filter(({ window }) => now < window.closesAt);
  return new Set(open.flatMap(({ entries }) => entries.filter(isAwaited).flatMap(({ ownerId }) => ownerId ?? [])));
}
