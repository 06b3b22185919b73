import type { HomeView, KnownBlock } from '@slack/types';
import type { Home } from '../../usecases/collect/read-home.ts';
import { button, context } from '../blocks.ts';
import { buildLateWay } from '../collect/draft/build-late-drafts.ts';
import { ACTIONS } from '../ids.ts';
import { buildAbsencePart, buildAssistedPart } from './build-absence-part.ts';
import { buildDrafting, buildReady } from './build-drafting-parts.ts';
import { buildFinancePart } from './build-finance-part.ts';
import { buildItemDraftsPart, buildItemsPart } from './build-items-part.ts';
import { buildOfficesPart } from './build-offices-part.ts';
import { buildReportsPart } from './build-reports-part.ts';
import { buildSectionsPart } from './build-sections-part.ts';
import { buildWorkParts } from './build-work-parts.ts';
import { type HomePart, pageHome } from './page-home.ts';

export interface BuiltHome {
  readonly view: HomeView;
  /** From 1; the last one where there are fewer than was asked for. */
  readonly page: number;
}

/** One page of somebody's Home tab. @param wanted from 1; comes back from Slack and may be anything */
export function buildHome(home: Home, wanted: number): BuiltHome {
  const pages = pageHome(partsOf(home));
  const page = Number.isInteger(wanted) ? Math.min(Math.max(1, wanted), pages.length) : 1;
  const isRefused = home.work.outcome === 'refused';
  const end = [...buildTurning(page, pages.length), ...(isRefused ? [] : [help()])];
  const blocks = [...(pages[page - 1] ?? []), ...end];
  return { page, view: { type: 'home', blocks } };
}

/** Mine first; an officer of whom nothing is asked has the directorates instead. */
function partsOf(home: Home): readonly HomePart[] {
  const { work, drafting, items, itemDrafts, sections, finance, absence, offices, reports } = home;
  if (work.outcome === 'refused') return buildWorkParts(home);
  const ownsNothing = work.outcome === 'nothing-open' && Object.keys(work.owned).length === 0;
  const isAssistant = absence !== undefined && absence.assists.length > 0;
  const isAsked = !ownsNothing || drafting.length > 0 || finance.length > 0;
  const hasOther = drafting.length > 0 || finance.length > 0 || offices !== undefined || isAssistant;
  return [
    ...(ownsNothing && hasOther ? [] : buildWorkParts(home)),
    ...buildItemDraftsPart(itemDrafts),
    ...buildLatePart(home),
    ...buildReady(work),
    ...buildDrafting(drafting),
    ...buildItemsPart(items),
    ...buildSectionsPart(sections),
    ...buildFinancePart(finance),
    ...(absence === undefined || (!isAsked && (offices !== undefined || isAssistant))
      ? []
      : [buildAbsencePart(absence)]),
    ...(absence === undefined ? [] : buildAssistedPart(absence)),
    ...buildOfficesPart(offices),
    buildReportsPart(reports),
  ];
}

function buildLatePart({ late, lateTexts, itemDrafts }: Home): readonly HomePart[] {
  const way = buildLateWay({ late, lateTexts }, itemDrafts);
  return way.length === 0 ? [] : [{ heading: way, lines: [] }];
}

function help(): KnownBlock {
  return context('Type /milestone help to see what else you can do.');
}

function buildTurning(page: number, count: number): readonly KnownBlock[] {
  if (count === 1) return [];
  const turn = (text: string, actionId: string, to: number) => button(text, { actionId, value: String(to) });
  return [
    { type: 'divider' },
    context(`Page ${page} of ${count}`),
    {
      type: 'actions',
      elements: [
        ...(page > 1 ? [turn('Previous page', ACTIONS.previousHomePage, page - 1)] : []),
        ...(page < count ? [turn('Next page', ACTIONS.nextHomePage, page + 1)] : []),
      ],
    },
  ];
}
