import { comparedWords } from '../compared-words.ts';
import type { CheckFacts } from './check-facts.ts';
import type { Finding } from './finding.ts';
import { keyWords } from './key-words.ts';

/** C4: a commentary that shares no key word with any milestone it is about. */
export function findUnrelatedTexts({ texts, snapshot, settings }: CheckFacts): readonly Finding[] {
  const milestones = snapshot.areas.flatMap((area) => area.milestones);
  const wordsOf = new Map(milestones.map((milestone) => [milestone.id, milestone.words]));
  return texts.flatMap(({ subject, milestoneIds, where, text }): readonly Finding[] => {
    if (milestoneIds.length === 0) return [];
    const words = milestoneIds.flatMap((id) => wordsOf.get(id) ?? []);
    const asked = keyWords(words.join(' '));
    const said = keyWords(text);
    // A text of three words is no stray but a short one, about which its writer was asked.
    if (asked.size === 0 || comparedWords(text).length < settings.shortestText) return [];
    if ([...asked].some((word) => said.has(word))) return [];
    return [
      {
        check: 'C4',
        level: 'list',
        subject,
        where,
        quotes: [
          { of: `${subject.ref}, milestone`, text: words.join('; ') },
          { of: subject.ref, text },
        ],
        basis: [...words, text].join('\n'),
        found: 'The text shares no key word with its milestone.',
        settledBy: 'Read both; send the text back if it belongs to another milestone.',
      },
    ];
  });
}
