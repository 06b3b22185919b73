import { quarterTitle } from '../../calendar/quarter.ts';
import type { SnapshotArea, SnapshotIndicator, SnapshotLateFigure } from '../../publish/snapshot.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding } from './finding.ts';

/** C30: a figure that was provisional two quarters ago and never confirmed; an earlier figure that is another now, without a note. */
export function findUnconfirmedFigures(facts: CheckFacts): readonly Finding[] {
  return [...findProvisional(facts), ...findCorrected(facts)];
}

function findProvisional({ snapshot, published }: CheckFacts): readonly Finding[] {
  const { last, beforeLast } = published;
  if (beforeLast === undefined) return [];
  const { title } = beforeLast.quarter;
  const confirmed = [...(last?.areas ?? []), ...snapshot.areas]
    .flatMap((area) => area.lateFigures ?? [])
    .filter((late) => late.quarterTitle === title);
  return beforeLast.areas.flatMap((area) =>
    area.indicators
      .filter(({ notes }) => (notes ?? []).some((note) => note.startsWith('Provisional.')))
      .filter((indicator) => !confirmed.some((late) => isSame(late, indicator)))
      .map((indicator) => ({
        ...placeOf(indicator, area),
        basis: [title, indicator.actual].join('\n'),
        found: `The figure of ${indicator.ref} for ${title}, ${indicator.actual ?? 'none'}, was provisional and has not been confirmed since.`,
        settledBy: 'Ask its owner for the final figure; it is printed as a late one.',
      })),
  );
}

/** Late figures carry notes of their own: "Provisional.", or why they are judged otherwise. */
function findCorrected({ snapshot, published, quarter }: CheckFacts): readonly Finding[] {
  const earlier = [published.last, published.beforeLast].flatMap((report) => report ?? []);
  return snapshot.areas.flatMap((area) =>
    (area.lateFigures ?? []).flatMap((late): readonly Finding[] => {
      const report = earlier.find((each) => each.quarter.title === late.quarterTitle);
      const before = report?.areas.flatMap(({ indicators }) => indicators).find((each) => isSame(late, each));
      const was = before?.actual ?? null;
      if (before === undefined || was === null || was === late.actual || late.notes.length > 0) return [];
      return [
        {
          ...placeOf(before, area),
          basis: [late.quarterTitle, was, late.actual].join('\n'),
          found: `The figure of ${late.ref} for ${late.quarterTitle} was ${was} and is ${late.actual} now, and nothing says why.`,
          settledBy: `Say why in the commentary for ${quarterTitle(quarter)}.`,
        },
      ];
    }),
  );
}

function isSame(late: SnapshotLateFigure, { ref, words }: SnapshotIndicator): boolean {
  return late.ref === ref && late.words === words;
}

function placeOf({ id, ref, words }: SnapshotIndicator, { name }: SnapshotArea) {
  const subject = { kind: 'indicator' as const, id, ref, words };
  return { check: 'C30' as const, level: 'list' as const, subject, where: name, quotes: [] };
}
