import { describe, expect, it } from 'vitest';
import { compileAnnex } from '../../../src/core/publish/compile-annex.ts';
import type { Snapshot } from '../../../src/core/publish/snapshot.ts';
import { WITHHELD_WORDS, withholdTexts, withoutWithheld } from '../../../src/core/publish/withhold-texts.ts';
import { standingWithholdings, type WithheldSubject, type Withholding } from '../../../src/core/publish/withholding.ts';
import { RICH_SNAPSHOT } from '../../support/report-documents.ts';

const AT = new Date('2026-07-22T09:00:00Z');
const withholding = (subject: WithheldSubject, more: Partial<Withholding> = {}): Withholding => ({
  id: 1,
  subject,
  kind: 'withheld',
  why: 'A court case is open.',
  actor: 'U0OFFICER',
  at: AT,
  ...more,
});

/** Without what an earlier correction quotes, which is another matter. */
const FULL: Snapshot = { ...RICH_SNAPSHOT, amendments: [] };

/** Everything of the report that somebody has said. */
function subjectsOf({ items = [], areas, risks, equalityActions }: Snapshot): readonly WithheldSubject[] {
  return [
    ...items.map(({ id }) => ({ kind: 'item', id }) as const),
    ...areas.flatMap(({ commentaries }) =>
      commentaries.map(({ milestoneIds: [id = ''] }) => ({ kind: 'milestone', id }) as const),
    ),
    ...areas.flatMap(({ indicators }) => indicators.map(({ id }) => ({ kind: 'indicator', id }) as const)),
    ...risks.map(({ id = '' }) => ({ kind: 'risk', id }) as const),
    ...equalityActions.map(({ id = '' }) => ({ kind: 'equality-action', id }) as const),
  ];
}

const SUBJECTS = subjectsOf(FULL);

/** What the annex says of it, in pieces as they were typed; short ones stand everywhere. */
function secretsOf(annex: Snapshot | undefined): readonly string[] {
  const texts = (annex?.annex ?? []).flatMap(({ parts }) => parts.flatMap(({ text }) => text));
  const pieces = texts.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : block.items));
  return pieces.filter((piece) => piece.length > 20);
}

const inJson = (snapshot: Snapshot) => JSON.stringify(snapshot);
const asJson = (text: string) => JSON.stringify(text).slice(1, -1);

describe('a report in which everything is withheld', () => {
  const withheld = SUBJECTS.map((subject) => withholding(subject));
  const annex = compileAnnex(FULL, withheld);
  const open = withholdTexts(FULL, withheld);

  it('has something of every kind in its annex, with who withheld it and why', () => {
    expect(secretsOf(annex).length).toBeGreaterThan(10);
    expect(annex?.annex?.every(({ why }) => why === 'A court case is open.')).toBe(true);
    expect(
      secretsOf(annex).filter((secret) => !inJson(FULL).includes(asJson(secret.replace(/ By when: .*$/u, '')))),
    ).toEqual([]);
  });

  it('says none of it anywhere', () => {
    const found = secretsOf(annex).filter((secret) =>
      inJson(open).includes(asJson(secret.replace(/ By when: .*$/u, ''))),
    );
    expect(found).toEqual([]);
  });

  it('keeps what was counted: words, status, initials, figures', () => {
    expect(open.counts).toEqual(FULL.counts);
    expect(open.key).toEqual(FULL.key);
    const names = ({ areas }: Snapshot) =>
      areas.flatMap(({ milestones, commentaries }) => [
        milestones,
        commentaries.map(({ refs, words, initials }) => [refs, words, initials]),
      ]);
    expect(names(open)).toEqual(names(FULL));
  });

  it('has nothing but the annex in what the annex is made of', () => {
    expect(annex).toMatchObject({ items: [], areas: [], risks: [], equalityActions: [], finance: [], sections: [] });
  });
});

describe.each(SUBJECTS.map((subject) => [`${subject.kind} ${subject.id}`, subject] as const))(
  'withheld: %s',
  (_, subject) => {
    it('changes this one and no other', () => {
      const open = withholdTexts(FULL, [withholding(subject)]);
      const secrets = secretsOf(compileAnnex(FULL, [withholding(subject)]));
      expect(secrets.filter((secret) => inJson(open).includes(asJson(secret)))).toEqual([]);
      const others = SUBJECTS.filter((other) => other !== subject).map((other) => withholding(other));
      const rest = secretsOf(compileAnnex(FULL, others)).filter((secret) => !secrets.includes(secret));
      expect(rest.filter((secret) => !inJson(open).includes(asJson(secret.replace(/ By when: .*$/u, ''))))).toEqual([]);
    });
  },
);

describe('what is withheld', () => {
  const subject = { kind: 'milestone', id: 'm1' } as const;
  const other = { kind: 'item', id: 'm1' } as const;

  it.each([
    ['nothing', [], []],
    ['once', [withholding(subject)], [1]],
    ['and released', [withholding(subject), withholding(subject, { id: 2, kind: 'released' })], []],
    [
      'released and withheld again',
      [withholding(subject), withholding(subject, { id: 2, kind: 'released' }), withholding(subject, { id: 3 })],
      [3],
    ],
    ['two of one id', [withholding(subject), withholding(other, { id: 2 })], [1, 2]],
  ])('%s', (_, all, standing) => {
    expect(standingWithholdings(all).map(({ id }) => id)).toEqual(standing);
  });

  it('is not quoted by the correction that takes it out, and is by the one that lets it in', () => {
    const amendment = { place: 'COPS2', was: 'Secret.', is: WITHHELD_WORDS, why: 'Asked to.' };
    expect(JSON.stringify(withoutWithheld(amendment))).not.toContain('Secret');
    expect(withoutWithheld({ ...amendment, was: WITHHELD_WORDS, is: 'Open.' })).toMatchObject({ is: 'Open.' });
    expect(withoutWithheld({ ...amendment, is: 'Other.' })).toMatchObject({ was: 'Secret.', is: 'Other.' });
  });
});
