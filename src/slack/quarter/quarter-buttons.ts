import type { Button } from '@slack/types';
import type { DigestContent } from '../../core/remind/digest-content.ts';
import type { QuarterVerb } from '../../core/review/quarter-words.ts';
import { type ButtonOptions, button } from '../blocks.ts';
import { ACTIONS } from '../ids.ts';

export interface QuarterButton extends Pick<ButtonOptions, 'style' | 'spoken'> {
  readonly text: string;
  /** What could have been typed after `/quarter`. */
  readonly command: string;
}

/** Buttons of one block differ in their ids. */
export function quarterButton({ text, command, ...look }: QuarterButton): Button {
  return button(text, { actionId: `${ACTIONS.quarterAct}|${command.slice(0, 100)}`, value: command, ...look });
}

const LABELS = {
  check: 'Read the checks',
  texts: 'Edit the introduction',
  withhold: 'Keep a text back',
  finance: 'Hand in the figures',
  close: 'Close now',
  reopen: 'Open again',
  'sign-off': 'Ask for sign-off',
  publish: 'Publish',
  amend: 'Correct the report',
  actions: 'Record actions',
} as const satisfies Partial<Record<QuarterVerb, string>>;

/** What can be done about a window as it stands; what comes next is the prominent one. */
export function buildQuarterButtons({ isCollecting, ...window }: DigestContent): readonly Button[] {
  const verbs = isCollecting
    ? (['check', 'finance', 'texts', 'withhold', 'close'] as const)
    : (['publish', 'sign-off', 'check', 'finance', 'texts', 'withhold', 'reopen'] as const);
  return verbs.map((verb) => quarterButton({ text: LABELS[verb], ...lookOf(verb), command: commandFor(verb, window) }));
}

/** The same in a message, which is read by the way: what comes next alone. */
export function buildNextButtons({ isCollecting, isPublished, ...window }: DigestContent): readonly Button[] {
  const toButton = (verb: keyof typeof LABELS) =>
    quarterButton({ text: LABELS[verb], ...lookOf(verb), command: commandFor(verb, window) });
  if (isPublished) return (['amend', 'actions'] as const).map(toButton);
  return (isCollecting ? (['check'] as const) : (['check', 'sign-off', 'publish'] as const)).map(toButton);
}

function lookOf(verb: keyof typeof LABELS): Pick<QuarterButton, 'style'> {
  return verb === 'publish' ? { style: 'primary' } : {};
}

/** `publish CE 2026-27/Q1` */
export function commandFor(
  verb: QuarterVerb,
  { directorateCode, quarter }: Pick<DigestContent, 'directorateCode' | 'quarter'>,
): string {
  return `${verb} ${directorateCode} ${quarter}`;
}
