import type {
  Snapshot,
  SnapshotArea,
  SnapshotCommentary,
  SnapshotEqualityAction,
  SnapshotIndicator,
  SnapshotItem,
  SnapshotLed,
  SnapshotRisk,
} from './snapshot.ts';
import type { SnapshotAmendment } from './snapshot-front.ts';
import type { TextBlock } from './text-blocks.ts';
import { nameSubject, type WithheldSubject, type Withholding } from './withholding.ts';

/** What stands in the place of a text that is withheld, in every document and in the channel. */
export const WITHHELD_WORDS = 'This text is not for publication. It stands in the annex, which is not public.';
const WITHHELD: readonly TextBlock[] = [{ kind: 'paragraph', text: WITHHELD_WORDS }];
/** In place of an action or a reason, which stand on a line with words before them. */
const IN_THE_ANNEX = 'In the annex, which is not public.';

/**
 * The report as anybody may read it: of what is withheld it has words, status and initials, but no text, no action and no
 * reason. A commentary that covers several milestones is withheld where one of them is.
 */
export function withholdTexts(full: Snapshot, withheld: readonly Withholding[]): Snapshot {
  if (withheld.length === 0) return full;
  const names = new Set(withheld.map(({ subject }) => nameSubject(subject)));
  const is = (kind: WithheldSubject['kind'], id: string | undefined) =>
    id !== undefined && names.has(nameSubject({ kind, id }));
  return {
    ...full,
    ...(full.items && { items: full.items.map((item) => (is('item', item.id) ? withoutItemText(item) : item)) }),
    areas: full.areas.map((area) => withoutAreaTexts(area, is)),
    risks: full.risks.map((risk) => (is('risk', risk.id) ? withoutLedTexts(risk) : risk)),
    equalityActions: full.equalityActions.map((each) =>
      is('equality-action', each.id) ? withoutLedTexts(each) : each,
    ),
  };
}

type IsWithheld = (kind: WithheldSubject['kind'], id: string | undefined) => boolean;

function withoutAreaTexts(area: SnapshotArea, is: IsWithheld): SnapshotArea {
  return {
    ...area,
    commentaries: area.commentaries.map((commentary) =>
      commentary.milestoneIds.some((id) => is('milestone', id)) ? withoutCommentary(commentary) : commentary,
    ),
    indicators: area.indicators.map((each) => (is('indicator', each.id) ? withoutIndicatorText(each) : each)),
  };
}

/** Where nothing was said there is nothing to withhold. */
function hasText({ text, action, actions = [] }: Pick<SnapshotCommentary, 'text' | 'action' | 'actions'>): boolean {
  return text.length > 0 || action !== null || actions.length > 0;
}

function withoutCommentary(commentary: SnapshotCommentary): SnapshotCommentary {
  const { actions, proposals, action } = commentary;
  const said = hasText(commentary) ? { text: WITHHELD, firstSentence: WITHHELD_WORDS } : {};
  return {
    ...commentary,
    ...said,
    action: action === null ? null : IN_THE_ANNEX,
    actionBy: null,
    ...(actions && { actions: actions.map((each) => ({ ...each, action: IN_THE_ANNEX, actionBy: null })) }),
    ...(proposals && { proposals: proposals.map((each) => ({ ...each, reason: IN_THE_ANNEX })) }),
  };
}

function withoutIndicatorText(indicator: SnapshotIndicator): SnapshotIndicator {
  const { commentary } = indicator;
  if (commentary === undefined || commentary === null || !hasText(commentary)) return indicator;
  const action = commentary.action === null ? null : IN_THE_ANNEX;
  const said = { text: WITHHELD, firstSentence: WITHHELD_WORDS, action, actionBy: null };
  return { ...indicator, commentary: { ...commentary, ...said } };
}

function withoutLedTexts<Led extends SnapshotLed & (SnapshotRisk | SnapshotEqualityAction)>(led: Led): Led {
  const { update } = led;
  if (update === undefined || update === null || update.texts.length === 0) return led;
  return { ...led, update: { ...update, texts: [{ lead: null, text: WITHHELD }] } };
}

/** Its title stays, so that members can ask for it by name; an officer can put another one in. */
function withoutItemText(item: SnapshotItem): SnapshotItem {
  return item.text.length === 0 || item.isWithdrawn ? item : { ...item, text: WITHHELD };
}

/** A text that was published and is withheld now is not quoted once more by the correction that takes it out. */
export function withoutWithheld(amendment: SnapshotAmendment): SnapshotAmendment {
  const { was, is } = amendment;
  const isWithheld = is !== null && (is.includes(WITHHELD_WORDS) || is.includes(IN_THE_ANNEX));
  return isWithheld && was !== null ? { ...amendment, was: 'A text that is now withheld.' } : amendment;
}
