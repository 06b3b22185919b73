import type { SectionKey, Snapshot } from '../../publish/snapshot.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding } from './finding.ts';

/** C22: a heading under which nothing stands, not even why; a table without a row. */
export function findEmptySections({ snapshot }: CheckFacts): readonly Finding[] {
  const sections = snapshot.sections
    .filter((section) => section.text.length === 0 && section.whyEmpty === null && !hasEntries(section.key, snapshot))
    .map(({ key, title }) => emptyFinding({ kind: 'section', id: key, ref: title, words: '' }, title));
  const tables = (snapshot.finance ?? [])
    .filter(({ rows }) => !rows.some(({ kind }) => kind !== 'heading'))
    .map(({ departmentId, department }) =>
      emptyFinding({ kind: 'department', id: departmentId, ref: department, words: '' }, department),
    );
  return [...sections, ...tables];
}

function hasEntries(key: SectionKey, { items, areas, risks, equalityActions, finance }: Snapshot): boolean {
  switch (key) {
    case 'key-developments':
    case 'emerging-issues':
      return (items ?? []).some(({ section }) => section === key);
    case 'risks':
      return risks.length > 0;
    case 'equality':
      return equalityActions.length > 0;
    case 'performance':
      return areas.length > 0;
    case 'finance':
      return (finance ?? []).length > 0;
    case 'appendix':
      // What the colours mean always stands there.
      return true;
    case 'introduction':
      return false;
  }
}

function emptyFinding(subject: Finding['subject'], where: string): Finding {
  return {
    check: 'C22',
    level: 'block',
    subject,
    where,
    quotes: [],
    basis: 'empty',
    found: `Nothing stands under "${subject.ref}", not even why.`,
    settledBy: 'Fill it, or give the plan a text for this section that says why it is empty.',
  };
}
