import { flatMapInSteps, type Steps } from '../../steps.ts';
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

type Check = (facts: CheckFacts) => Steps<readonly Finding[]>;

/** In the order in which findings are listed: facts, then what a reader would ask, then figures and money. */
const CHECKS: readonly Check[] = [
  findRepeatedTexts,
  ...[
    findRedWithoutAction,
    findMissingStatuses,
    findEmptySections,
    findIncompleteIndicators,
    findIncompleteItems,
    findWrongSums,
  ].map(atOnce),
  findSimilarSentences,
  ...[findUnrelatedTexts, findLatePromises, findStaleTexts, findSmallNumbers].map(textByText),
  ...[
    findDoubtfulStatuses,
    findImplausibleTargets,
    findUnconfirmedFigures,
    findUnexplainedOverspends,
    findWrongDirections,
    findContradictions,
  ].map(atOnce),
];

/** Unit: texts. Enough that what a check looks up once is looked up seldom. */
const AT_A_TIME = 200;

function atOnce(check: (facts: CheckFacts) => readonly Finding[]): Check {
  return (facts) => flatMapInSteps([facts], check);
}

/** For a check that looks at each text for itself. */
function textByText(check: (facts: CheckFacts) => readonly Finding[]): Check {
  return (facts) => {
    const count = Math.ceil(facts.texts.length / AT_A_TIME);
    const parts = Array.from({ length: count }, (_, part) =>
      facts.texts.slice(part * AT_A_TIME, (part + 1) * AT_A_TIME),
    );
    return flatMapInSteps(parts, (texts) => check({ ...facts, texts }), AT_A_TIME);
  };
}

/** Everything that the checks find in a report: what blocks it first, then the officer's reading list. In steps that each take a moment, however large the report is. */
export function* findFindings(sources: CheckSources): Steps<readonly Finding[]> {
  const facts = yield* toCheckFacts(sources);
  const found: Finding[] = [];
  for (const check of CHECKS) found.push(...(yield* check(facts)));
  return [...found.filter(({ level }) => level === 'block'), ...found.filter(({ level }) => level === 'list')];
}
