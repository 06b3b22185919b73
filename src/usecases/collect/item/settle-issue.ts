import { UNKNOWN_PERSON } from '../../../core/access.ts';
import { followerOf, type IssueOutcome, type ItemVersion, outcomeOf } from '../../../core/collect/item/item.ts';
import type { Clicker } from '../../find-actor.ts';
import type { Patience } from '../../ports.ts';
import { hashContent } from '../find-repeated.ts';
import type { ItemPorts, NewItemVersion } from './item-ports.ts';
import { basisOf } from './item-situation.ts';
import { findItemCase, type ItemRefusal } from './open-item-form.ts';

export interface SettleRequest {
  readonly clicker: Clicker;
  /** The emerging issue of the quarter before. */
  readonly issueId: string;
  /** That it has become a development is said with the form of that development. */
  readonly outcome: Exclude<IssueOutcome, 'now-development'>;
  /** The quarter that was on the screen. */
  readonly quarter: string;
  readonly submissionId: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type SettleOutcome =
  | { readonly outcome: 'done'; readonly issue: ItemVersion; readonly became: SettleRequest['outcome'] }
  | { readonly outcome: 'busy' }
  | ItemRefusal;

/**
 * Says what became of an emerging issue of the quarter before. One that is still live is carried on as it stands, and
 * can be changed; what went on with a closed one is withdrawn.
 */
export async function settleIssue(ports: ItemPorts, request: SettleRequest): Promise<SettleOutcome> {
  const { clicker, issueId, outcome, now } = request;
  for (;;) {
    const found = await findItemCase(ports, { clicker, subject: { about: 'follow', issueId }, now });
    if (found.outcome !== 'found') return found;
    const { situation, item: issue, actor } = found;
    const { open, officers } = situation;
    if (actor.personId === undefined) return { outcome: 'refused', permission: UNKNOWN_PERSON };
    if (issue === undefined || !open?.issuesBefore.some(({ itemId }) => itemId === issueId)) {
      return { outcome: 'closed', quarter: request.quarter, officers };
    }
    if (open.window.quarter !== request.quarter) return { outcome: 'closed', quarter: request.quarter, officers };
    const done = { outcome: 'done', issue, became: outcome } as const;
    if (outcomeOf(open.book, issueId) === outcome) return done;
    const saved = await ports.items.save(
      {
        ...basisOf(situation, open),
        versions: toVersions(ports, request, { issue, follower: followerOf(open.book, issueId) }),
        nilReturns: [],
        outcomes: [{ issueId, outcome }],
        enteredById: actor.personId,
        author: { actor: clicker.slackUserId },
        at: now,
        action: 'settle-issue',
      },
      request.patience,
    );
    if (saved.ok) return done;
    if (saved.refusal === 'busy') return { outcome: 'busy' };
  }
}

function toVersions(
  ports: ItemPorts,
  { issueId, outcome, submissionId }: SettleRequest,
  { issue, follower }: { readonly issue: ItemVersion; readonly follower: ItemVersion | undefined },
): readonly NewItemVersion[] {
  if (outcome === 'closed' && (follower === undefined || follower.isWithdrawn)) return [];
  const { title, text, authorIds } = follower ?? issue;
  return [
    {
      itemId: follower?.itemId ?? ports.newId('i'),
      kind: follower !== undefined && outcome === 'closed' ? follower.kind : 'emerging-issue',
      title,
      text,
      authorIds,
      followsId: issueId,
      isWithdrawn: outcome === 'closed',
      formNonce: submissionId,
      contentHash: hashContent([issueId, outcome]),
      submissionId,
    },
  ];
}
