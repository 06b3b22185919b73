import type { CheckFacts } from './check-facts.ts';
import type { Finding } from './finding.ts';
import { titleOfSection } from './printed-texts.ts';

/** C31: a key development or emerging issue without a text, or without the initials of who answers for it. */
export function findIncompleteItems({ snapshot }: CheckFacts): readonly Finding[] {
  return (snapshot.items ?? []).flatMap(({ id, number, title, section, text, initials }) => {
    const about = {
      check: 'C31' as const,
      level: 'block' as const,
      subject: { kind: 'item' as const, id, ref: number, words: title },
      where: titleOfSection(snapshot, section),
      quotes: [],
    };
    const findings: Finding[] = [];
    if (text.length === 0) {
      const settledBy = 'Ask its author for the text, or have it withdrawn.';
      findings.push({ ...about, basis: 'no text', found: `${number} has a title and no text.`, settledBy });
    }
    if (initials === null) {
      const settledBy = 'Name an author who is in the plan.';
      findings.push({ ...about, basis: 'no initials', found: `${number} has nobody’s initials.`, settledBy });
    }
    return findings;
  });
}
