import type { CollectionWindow } from '../../core/collect/collection-window.ts';
import { toSpoken } from '../../core/remind/asking-by-part.ts';
import { momentOf, momentText } from '../../core/remind/check-content.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import { answersFor, outstandingOf } from '../../core/remind/outstanding-of.ts';
import type { PlannedReminder } from '../../core/remind/person-verdict.ts';
import { reminderContent } from '../../core/remind/reminder-content.ts';
import type { ReminderSituation } from '../../core/remind/reminder-situation.ts';
import { type ReminderStep, windowMoment } from '../../core/remind/reminder-step.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import {
  findPressedWindow,
  type PressRefusal,
  type WindowPress,
  type WindowPressPorts,
} from '../calendar/find-pressed-window.ts';
import { findActor } from '../find-actor.ts';
import type { NewDelivery } from './delivery-ports.ts';
import type { RemindPorts, RenderPreview } from './ports.ts';
import { readCheckSituation } from './read-check.ts';
import { itemsIn, readWindowBook } from './read-item-books.ts';
import type { SituationPorts } from './read-situation.ts';

export interface PreviewPorts
  extends WindowPressPorts,
    Omit<SituationPorts, 'windows' | 'plans' | 'slackUsers' | 'absences'> {
  readonly windows: RemindPorts['windows'];
  readonly slackUsers: RemindPorts['slackUsers'];
  readonly renderPreview: RenderPreview;
}

export interface PreviewPress extends WindowPress {
  /** Names this press: the same one delivered twice sends once. Without `:`. */
  readonly nonce: string;
}

/** `not-in-plan`: messages go to people of the plans only, and whoever pressed is none. */
export type PreviewRefusal = PressRefusal | { readonly reason: 'not-in-plan' };

/**
 * "Send me every message as they will see it": a private copy of each owner's first message to whoever pressed. Answers
 * how many; 0 where nothing is outstanding.
 */
export async function previewReminders(
  ports: PreviewPorts,
  press: PreviewPress,
): Promise<Result<number, PreviewRefusal>> {
  const found = await findPressedWindow(ports, press, 'preview-reminders');
  if (!found.ok) return found;
  const { personId } = await findActor(ports, press.clicker, press.now);
  if (personId === undefined) return refuse({ reason: 'not-in-plan' });
  const window = found.value;
  const isToCome = press.now < window.opensAt;
  const { asIfOpen } = await readCheckSituation(ports, window);
  const moment = momentOf(window, press.now);
  const itemsOf = await readItemsOf(ports, window);
  const copies = firstReminders(asIfOpen, moment).map((reminder): NewDelivery => {
    const content = reminderContent(asIfOpen, reminder, moment);
    const message = ports.renderPreview(content, {
      opensAt: isToCome ? momentText(window.steps.opens) : undefined,
      items: itemsOf(answersFor(asIfOpen, reminder.personId, moment), moment),
    });
    return {
      key: `preview-${window.id.replaceAll('/', '-')}-${personId}-${reminder.personId}-${press.nonce}`,
      content: { kind: 'notice', payload: { message, windowId: window.id, ownerId: reminder.personId } },
      methodClass: 'post',
      personId,
      dueAt: press.now,
      createdAt: press.now,
    };
  });
  const planned = await ports.deliveries.plan(copies, press.patience);
  return planned.ok ? done(copies.length) : refuse({ reason: 'busy' });
}

/** What stands at the end of each message: key developments and emerging issues, and the question for them. */
async function readItemsOf(ports: PreviewPorts, window: CollectionWindow) {
  const organisation = await ports.plans.organisation();
  const book = organisation && (await readWindowBook(ports, window, organisation));
  return (personIds: readonly string[], moment: Date) => (book === undefined ? [] : itemsIn([book], personIds, moment));
}

/** What each owner hears first when the windows open, as nobody has been asked yet. */
function firstReminders(situation: ReminderSituation, moment: Date): readonly PlannedReminder[] {
  return (
    situation.recipients
      .filter((recipient) => whyUnasked(recipient, moment) === undefined)
      .map(({ person: { id: personId }, zone }) => ({
        personId,
        zone,
        asks: outstandingOf(situation, personId, moment),
      }))
      // Whose milestones are all drafted by others hears nothing at first.
      .filter(({ asks }) =>
        asks.some(
          ({ entries, drafts }) => drafts.length > 0 || entries.some(({ drafting }) => drafting?.kind !== 'asked'),
        ),
      )
      .map(({ personId, zone, asks }) => ({
        key: `preview-${personId}`,
        personId,
        reason: 'first-ask',
        windows: asks.map(({ asking }) => toSpoken(asking, stepAt(asking.window, zone, moment))),
        entries: asks.flatMap(({ entries }) => entries.map(({ entry }) => entry)),
      }))
  );
}

/** A window that starts late begins with the step that has come by then. */
function stepAt(window: CollectionWindow, zone: string, moment: Date): ReminderStep {
  const there = windowMoment(window, zone, moment);
  return there.kind === 'step' ? there.step : 'opens';
}
