import { type CheckFacts, type CheckSources, toCheckFacts } from './check-facts.ts';
import { findEmptySections } from './empty-sections.ts';
import type { Finding } from './finding.ts';
import { findImplausibleTargets } from './implausible-targets.ts';
import { findIncompleteItems } from './incomplete-items.ts';
import { findIncompleteIndicators } from './indicator-facts.ts';
import { findDoubtfulStatuses } from './judged-indicators.ts';
import { findContradictions, findUnexplainedOverspends, findWrongDirections } from './narrative-checks.ts';
import { findLatePromises } from './promised-late.ts';
import { findRepeatedTexts } from './repeated-texts.ts';
import { findSimilarSentences } from './similar-sentences.ts';
import { findSmallNumbers } from './small-numbers.ts';
import { findStaleTexts } from './stale-texts.ts';
import { findMissingStatuses, findRedWithoutAction } from './status-facts.ts';
import { findWrongSums } from './table-sums.ts';
import { findUnconfirmedFigures } from './unconfirmed-figures.ts';
import { findUnrelatedTexts } from './unrelated-text.ts';

/** In the order in which findings are listed: facts, then what a reader would ask, then figures and money. */
const CHECKS: readonly ((facts: CheckFacts) => readonly Finding[])[] = [
  findRepeatedTexts,
  findRedWithoutAction,
  findMissingStatuses,
  findEmptySections,
  findIncompleteIndicators,
  findIncompleteItems,
  findWrongSums,
  findSimilarSentences,
  findUnrelatedTexts,
  findLatePromises,
  findStaleTexts,
  findSmallNumbers,
  findDoubtfulStatuses,
  findImplausibleTargets,
  findUnconfirmedFigures,
  findUnexplainedOverspends,
  findWrongDirections,
  findContradictions,
];

/** Everything that the checks find in a report: what blocks it first, then the officer's reading list. */
export function findFindings(sources: CheckSources): readonly Finding[] {
  const facts = toCheckFacts(sources);
  const found = CHECKS.flatMap((check) => check(facts));
  return [...found.filter(({ level }) => level === 'block'), ...found.filter(({ level }) => level === 'list')];
}
