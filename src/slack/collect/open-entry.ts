import type { ModalView } from '@slack/types';
import type { EntryKey } from '../../core/collect/entry.ts';
import { type OpenedIndicator, openIndicatorForm } from '../../usecases/collect/indicator/open-indicator-form.ts';
import { type OpenedLedForm, openLedForm } from '../../usecases/collect/led/open-led-form.ts';
import { type OpenedForm, openMilestoneForm } from '../../usecases/collect/milestone/open-milestone-form.ts';
import type { Clicker } from '../../usecases/find-actor.ts';
import { section } from '../blocks.ts';
import type { SlackContext } from '../slack-context.ts';
import { anotherQuarterText, refusalText, sentByOwnerText, TEXTS } from './answer-texts.ts';
import { buildNotice } from './build-notices.ts';
import type { Opening } from './form/form-frame.ts';
import { buildIndicatorForm } from './indicator/build-indicator-form.ts';
import { buildSupplyForm } from './indicator/build-supply-form.ts';
import { figureRefusalText } from './indicator/indicator-texts.ts';
import { buildLedForm } from './led/build-led-form.ts';
import { ledRefusalText } from './led/led-texts.ts';
import { buildCard } from './milestone/build-cards.ts';
import { buildMilestoneForm } from './milestone/build-milestone-form.ts';

export interface OpenEntryRequest extends Opening {
  readonly clicker: Clicker;
  readonly entry: EntryKey;
  /** The quarter that was on the screen; undefined opens the one that is collected now. */
  readonly quarter: string | undefined;
  /** How it reached an officer who enters it for the owner; undefined where somebody answers. */
  readonly howItCame?: string | undefined;
}

/** The form of an entry of any kind; where it cannot be answered now, a view that says why. */
export async function openEntry(slack: SlackContext, request: OpenEntryRequest): Promise<ModalView> {
  const { entry, clicker, quarter, howItCame } = request;
  const now = slack.clock();
  switch (entry.kind) {
    case 'milestone':
      return toView(
        await openMilestoneForm(slack.collect, { clicker, quarter, howItCame, milestoneId: entry.id, now }),
        request,
      );
    case 'indicator':
      return toIndicatorView(
        await openIndicatorForm(slack.collect, { clicker, quarter, howItCame, indicatorId: entry.id, now }),
        request,
      );
    case 'risk':
    case 'equality-action':
      return ledToView(await openLedForm(slack.collect, { clicker, quarter, howItCame, key: entry, now }), request);
  }
}

function toIndicatorView(opened: OpenedIndicator, opening: Opening): ModalView {
  if (opened.outcome === 'form') return buildIndicatorForm(opened.form, { ...opening, draft: opened.draft });
  if (opened.outcome === 'supply') return buildSupplyForm(opened.form, { ...opening, draft: opened.draft });
  const title = { closed: 'Nothing open now', refused: 'Not yours', gone: 'Not in the plan' }[opened.outcome];
  return buildNotice(title, [section(figureRefusalText(opened))]);
}

function ledToView(opened: OpenedLedForm, opening: Opening): ModalView {
  if (opened.outcome === 'form') return buildLedForm(opened.form, { ...opening, draft: opened.draft });
  const title = opened.outcome === 'refused' ? 'Not yours' : 'Nothing open now';
  return buildNotice(title, [section(ledRefusalText(opened))]);
}

function toView(opened: OpenedForm, opening: Opening): ModalView {
  switch (opened.outcome) {
    case 'form':
      return buildMilestoneForm(opened.form, { ...opening, draft: opened.draft });
    case 'closed':
      return buildNotice('Nothing open now', buildCard(opened.card));
    case 'another-quarter':
      return buildNotice('That quarter is over', [section(anotherQuarterText(opened.card.ref, opened.quarter))]);
    case 'refused':
      return buildNotice('Not yours', [section(refusalText(opened.permission, opened.card))]);
    case 'sent-by-owner':
      return buildNotice('Already sent', [section(sentByOwnerText(opened.card))]);
    case 'gone':
      return buildNotice('Not in the plan', [section(TEXTS.gone)]);
  }
}
