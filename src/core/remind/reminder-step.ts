import type { LadderStepName } from '../calendar/ladder.ts';
import { instantOf } from '../calendar/zone.ts';
import type { CollectionWindow } from '../collect/collection-window.ts';

/** The steps at which owners hear something, in the order in which they come. */
export const REMINDER_STEPS = ['opens', 'last-call', 'overdue', 'closes-tomorrow'] as const satisfies LadderStepName[];

export type ReminderStep = (typeof REMINDER_STEPS)[number];

/** Where a window stands on somebody's clock: at a step, or waiting for the first, or for the one after due. */
export type WindowMoment =
  | { readonly kind: 'step'; readonly step: ReminderStep }
  | { readonly kind: 'too-early' | 'between-due-and-overdue'; readonly until: Date }
  | { readonly kind: 'closed' };

/**
 * The latest step whose time has come in the person's zone; after downtime the missed ones before it are passed over.
 * Between due and overdue nothing is sent: a last call after due would be wrong, and "overdue" has its own time.
 */
export function windowMoment(window: CollectionWindow, zone: string, now: Date): WindowMoment {
  if (window.state !== 'collecting' || now >= window.closesAt) return { kind: 'closed' };
  const step = REMINDER_STEPS.findLast((name) => stepInstant(window, name, zone) <= now);
  if (step === undefined) return { kind: 'too-early', until: stepInstant(window, 'opens', zone) };
  if (now >= window.dueAt && isBeforeDue(step)) {
    return { kind: 'between-due-and-overdue', until: stepInstant(window, 'overdue', zone) };
  }
  return { kind: 'step', step };
}

type StepInstants = Readonly<Record<ReminderStep, Date>>;

/** Of each window by zone: a sweep, and every message, asks for thousands of people. */
const knownSteps = new WeakMap<CollectionWindow, Map<string, StepInstants>>();

function stepInstant(window: CollectionWindow, step: ReminderStep, zone: string): Date {
  const ofWindow = knownSteps.get(window) ?? new Map<string, StepInstants>();
  const known = ofWindow.get(zone);
  if (known !== undefined) return known[step];
  const steps = readSteps(window, zone);
  knownSteps.set(window, ofWindow.set(zone, steps));
  return steps[step];
}

function readSteps(window: CollectionWindow, zone: string): StepInstants {
  return {
    opens: readStepInstant(window, 'opens', zone),
    'last-call': readStepInstant(window, 'last-call', zone),
    overdue: readStepInstant(window, 'overdue', zone),
    'closes-tomorrow': readStepInstant(window, 'closes-tomorrow', zone),
  };
}

/**
 * A step comes at its local time in the person's own zone. East of the council that could be before the window opens
 * or is due in the directorate's zone, and nobody is asked for what cannot be answered yet, or called late too soon.
 */
function readStepInstant(window: CollectionWindow, step: ReminderStep, zone: string): Date {
  const { date, time } = window.steps[step];
  const local = instantOf(date, time, zone);
  const earliest = isBeforeDue(step) ? window.opensAt : window.dueAt;
  return local < earliest ? earliest : local;
}

function isBeforeDue(step: ReminderStep): boolean {
  return step === 'opens' || step === 'last-call';
}
