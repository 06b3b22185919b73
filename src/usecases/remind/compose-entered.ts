import { titleOfQuarter } from '../../core/calendar/quarter.ts';
import { nextWorkingHour } from '../../core/calendar/working-hours.ts';
import { figureText } from '../../core/collect/indicator/figure-words.ts';
import { toStatus } from '../../core/collect/indicator/indicator-status.ts';
import { ledEntries } from '../../core/collect/led/led-book.ts';
import type { Plan } from '../../core/plan/plan.ts';
import { toWord } from '../../core/remind/ask-led-entries.ts';
import type { Delivery, EnteredPayload } from '../../core/remind/delivery.ts';
import { whyUnasked } from '../../core/remind/orphans.ts';
import type { Composed } from './composed.ts';
import type { EnteredLine } from './entered-message.ts';
import type { RemindPorts } from './ports.ts';
import { type DeskPorts, readDesk, type WholeDesk } from './read-desk.ts';
import { WHY_IMPOSSIBLE } from './why-impossible.ts';

type EnteredPorts = DeskPorts & Pick<RemindPorts, 'slackUsers' | 'renderEntered'>;

/**
 * What officers have entered for an owner since this message was planned, all together. Needless once the owner has
 * written anew themselves.
 */
export async function composeEntered(
  ports: EnteredPorts,
  { delivery, payload }: { readonly delivery: Delivery; readonly payload: EnteredPayload },
  now: Date,
): Promise<Composed> {
  const desk = await readDesk(ports, payload.windowId);
  if (desk === undefined) return { kind: 'cancelled' };
  const { window, calendar } = desk.asking;
  const lines = await readLines(ports, desk, { delivery, ownerId: payload.ownerId });
  if (lines.length === 0) return { kind: 'cancelled' };
  const reader = desk.recipients.find(({ person }) => person.id === delivery.personId);
  const user = await ports.slackUsers.slackUser(reader?.person.slackUserId ?? '');
  const reason = whyUnasked(reader, now);
  if (reader === undefined || reason !== undefined || user?.dmChannelId === undefined) {
    return { kind: 'impossible', problem: WHY_IMPOSSIBLE[reason ?? 'not-in-slack'] };
  }
  const hour = nextWorkingHour(now, reader.zone, calendar);
  if (now < hour) return { kind: 'postponed', until: hour };
  const message = ports.renderEntered({ quarterTitle: titleOfQuarter(window.quarter), lines });
  return { kind: 'message', channelId: user.dmChannelId, message, payload: undefined };
}

interface Entered {
  readonly delivery: Delivery;
  readonly ownerId: string;
}

type StandingWord = Pick<EnteredLine, 'entry' | 'ref' | 'words' | 'word'> & {
  readonly by: string | undefined;
  readonly howItCame: string | undefined;
};

async function readLines(
  ports: EnteredPorts,
  { asking, recipients, given }: WholeDesk,
  { delivery, ownerId }: Entered,
): Promise<readonly EnteredLine[]> {
  const { quarter } = asking.window;
  const said = [...(await readStanding(ports, { plan: given.plan, ownerId, quarter })), ...standingLed(given, ownerId)];
  return said.flatMap(({ by, howItCame, ...line }) => {
    if (howItCame === undefined || by === undefined || line.word.at < delivery.createdAt) return [];
    const officerName = recipients.find(({ person }) => person.id === by)?.person.name ?? 'An officer';
    return [{ ...line, quarter, officerName, howItCame }];
  });
}

async function readStanding(
  ports: EnteredPorts,
  { plan, ownerId, quarter }: { readonly plan: Plan; readonly ownerId: string; readonly quarter: string },
): Promise<readonly StandingWord[]> {
  const milestones = plan.milestones.filter((each) => each.ownerId === ownerId);
  const indicators = plan.indicators.filter((each) => each.ownerId === ownerId);
  const updates = await ports.updates.standing(
    quarter,
    milestones.map(({ id }) => id),
  );
  const figures = await ports.indicators.said(
    quarter,
    indicators.map(({ id }) => id),
  );
  return [
    ...milestones.flatMap(({ id, ref, words }) => {
      const update = updates.get(id);
      if (update === undefined) return [];
      const { at, status, enteredById: by, howItCame } = update;
      return [{ entry: { kind: 'milestone' as const, id }, ref, words, word: { at, status }, by, howItCame }];
    }),
    ...indicators.flatMap((indicator) => {
      const { id, ref, words } = indicator;
      const update = figures.get(id)?.update;
      if (update === undefined) return [];
      const { at, figure, status, enteredById: by, howItCame } = update;
      const word = { at, status: toStatus(status), figure: figureText(figure, indicator) };
      return [{ entry: { kind: 'indicator' as const, id }, ref, words, word, by, howItCame }];
    }),
  ];
}

function standingLed({ plan, ledBook }: WholeDesk['given'], ownerId: string): readonly StandingWord[] {
  return ledEntries(plan).flatMap(({ kind, id, ref, words, leadId }) => {
    const update = ledBook.current.get(id);
    if (leadId !== ownerId || update === undefined) return [];
    const { enteredById: by, howItCame } = update;
    return [{ entry: { kind, id }, ref, words, word: toWord(update), by, howItCame }];
  });
}
