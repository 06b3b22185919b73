import { type Actor, may, type Permission } from '../../core/access.ts';
import type { EntryKey } from '../../core/collect/entry.ts';
import { noticeKey } from '../../core/remind/desk-keys.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import { checkQuestion, type QuestionFault, returnOf, standsInTheWay } from '../../core/review/returned.ts';
import type { Author, Patience } from '../ports.ts';
import type { NewDelivery } from '../remind/delivery-ports.ts';
import { readRecipients } from '../remind/read-situation.ts';
import { type EntrySubject, readEntrySubject, readStanding } from './entry-subject.ts';
import { dueAt } from './read-cast.ts';
import type { ReturnPorts } from './return-update.ts';

export interface DisputeRequest {
  readonly by: Actor;
  readonly author: Author;
  /** As it came back from Slack: not to be trusted. */
  readonly entry: EntryKey;
  readonly quarter: string;
  /** What is wrong, as typed. */
  readonly words: string;
  /** One opening of the form. */
  readonly nonce: string;
  readonly now: Date;
  readonly patience: Patience;
}

export type DisputeRefusal =
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused'; readonly permission: Permission }
  /** What stands was not entered by anybody else: it is the owner's own. */
  | { readonly outcome: 'own-words'; readonly ref: string }
  /** It is open to them already, with a question. */
  | { readonly outcome: 'open-already'; readonly ref: string }
  | { readonly outcome: 'busy' };

export type DisputeOutcome =
  | { readonly outcome: 'disputed'; readonly ref: string }
  | { readonly outcome: 'fault'; readonly fault: QuestionFault }
  | DisputeRefusal;

/** What was entered for an owner, as they dispute it. */
export interface Disputable {
  readonly outcome: 'disputable';
  readonly subject: EntrySubject;
  readonly updateId: number;
  readonly enteredById: string;
}

/** What stands for an entry, where an officer has entered it and this person answers for it. */
export async function findDisputable(
  ports: ReturnPorts,
  { by, entry, quarter }: Pick<DisputeRequest, 'by' | 'entry' | 'quarter'>,
): Promise<Disputable | DisputeRefusal> {
  const subject = await readEntrySubject(ports, { entry, quarter });
  if (subject?.window === undefined) return { outcome: 'gone' };
  const { ref, ownerId, directorate, window } = subject;
  const permission = may(by, 'dispute-entry', { ownerId, directorateId: directorate.id });
  if (!permission.allowed) return { outcome: 'refused', permission };
  const standing = (await readStanding(ports, subject, quarter))?.update;
  const enteredById = standing?.howItCame === undefined ? undefined : standing.enteredById;
  if (standing === undefined || enteredById === undefined) return { outcome: 'own-words', ref };
  const before = returnOf(await ports.returns.ofEntry(entry), quarter);
  if (before !== undefined && standsInTheWay(window, before)) return { outcome: 'open-already', ref };
  return { outcome: 'disputable', subject, updateId: standing.id, enteredById };
}

/** Opens what was entered for an owner to them again, whatever the date, and tells the officer what is wrong. */
export async function disputeEntry(ports: ReturnPorts, request: DisputeRequest): Promise<DisputeOutcome> {
  const checked = checkQuestion(request.words);
  if (!checked.ok) return { outcome: 'fault', fault: checked.refusal };
  for (;;) {
    const repeated = await ports.returns.ofForm(request.nonce);
    const found = await findDisputable(ports, request);
    if (repeated !== undefined) {
      const subject = await readEntrySubject(ports, request);
      return { outcome: 'disputed', ref: subject?.ref ?? '' };
    }
    if (found.outcome !== 'disputable') return found;
    const added = await ports.returns.add(
      await toReturn(ports, { ...request, words: checked.value }, found),
      request.patience,
    );
    if (added.ok) return { outcome: 'disputed', ref: found.subject.ref };
    if (added.refusal === 'busy') return { outcome: 'busy' };
  }
}

async function toReturn(
  ports: ReturnPorts,
  { by, author, entry, quarter, words, nonce, now }: DisputeRequest,
  found: Disputable,
) {
  const { subject, updateId } = found;
  const { window, ownerId = '' } = subject;
  if (window === undefined) throw new Error('What was entered stands in no window.');
  return {
    entry,
    quarter,
    updateId,
    question: words,
    askedById: by.personId,
    at: now,
    nonce,
    author,
    windowId: window.id,
    windowVersion: window.version,
    readerIds: [ownerId],
    notice: await toNotice(ports, { by, entry, quarter, words, nonce, now }, found),
  };
}

/** To the officer who entered it; where no message reaches them, to another one of the directorate. */
async function toNotice(
  ports: ReturnPorts,
  { by, entry, quarter, words: question, nonce, now }: Omit<DisputeRequest, 'author' | 'patience'>,
  { subject, enteredById }: Disputable,
): Promise<NewDelivery | undefined> {
  const { directorate, organisation, window, ownerId = '', ref, words } = subject;
  const recipients = await readRecipients(ports, organisation, now);
  const reachable = [enteredById, ...directorate.officerIds].flatMap((id) => {
    const officer = recipients.find(({ person }) => person.id === id);
    return officer === undefined || whyUnasked(officer, now) !== undefined ? [] : [officer];
  });
  const [officer] = reachable;
  if (officer === undefined || window === undefined) return undefined;
  const disputedBy = recipients.find(({ person }) => person.id === by.personId)?.person.name ?? 'The owner';
  const returned = { entry, quarter, ref, words, question, disputedBy };
  const message = ports.renderReturn(returned, 'waits');
  return {
    key: noticeKey(nonce, officer.person.id),
    personId: officer.person.id,
    content: { kind: 'notice', payload: { message, windowId: window.id, ownerId, returned } },
    methodClass: 'post',
    dueAt: dueAt(subject, officer, now),
    createdAt: now,
  };
}
