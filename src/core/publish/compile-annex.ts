import type { Snapshot, SnapshotAnnexText, SnapshotArea, SnapshotCommentary, SnapshotLed } from './snapshot.ts';
import { nameSubject, type Withholding } from './withholding.ts';

/**
 * What the annex is made of: the texts that the report leaves out, in its order, with who withheld each and why. It goes
 * into files of its own and nowhere else. Undefined where nothing that was said is withheld.
 */
export function compileAnnex(full: Snapshot, withheld: readonly Withholding[]): Snapshot | undefined {
  const byName = new Map(withheld.map((each) => [nameSubject(each.subject), each]));
  const annex = textsOf(full).flatMap(({ names, ...text }) => {
    const by = names.map((name) => byName.get(name)).find((each) => each !== undefined);
    return by === undefined || text.parts.length === 0 ? [] : [{ ...text, why: by.why, withheldBy: by.actor }];
  });
  if (annex.length === 0) return undefined;
  const { covering: _, amendments: __, ...rest } = full;
  return {
    ...rest,
    items: [],
    areas: [],
    risks: [],
    equalityActions: [],
    finance: [],
    sections: [],
    key: full.key,
    annex,
  };
}

type FullText = Omit<SnapshotAnnexText, 'why' | 'withheldBy'> & { readonly names: readonly string[] };

function textsOf({ items = [], areas, risks, equalityActions }: Snapshot): readonly FullText[] {
  return [
    ...items.map(({ id, number, title, text, initials }) => ({
      names: [nameSubject({ kind: 'item', id })],
      heading: `${number} ${title}`,
      parts: text.length === 0 ? [] : [{ lead: null, text }],
      initials,
    })),
    ...risks.map((risk) => ledText(risk, { kind: 'risk', heading: risk.title })),
    ...equalityActions.map((each) => ledText(each, { kind: 'equality-action', heading: each.words })),
    ...areas.flatMap((area) => [...area.commentaries.map(commentaryText), ...indicatorTexts(area)]),
  ];
}

function ledText(
  { id = '', update }: SnapshotLed,
  { kind, heading }: { readonly kind: 'risk' | 'equality-action'; readonly heading: string },
): FullText {
  return {
    names: [nameSubject({ kind, id })],
    heading,
    parts: update?.texts ?? [],
    initials: update?.initials ?? null,
  };
}

function commentaryText({ milestoneIds, refs, words, ...said }: SnapshotCommentary): FullText {
  const names = milestoneIds.map((id) => nameSubject({ kind: 'milestone', id }));
  const reasons = (said.proposals ?? []).map(({ reason }) => ({ lead: 'Reason for the proposal:', text: reason }));
  return { names, heading: `${refs}: ${words}`, parts: partsOf(said, reasons), initials: said.initials };
}

function indicatorTexts({ indicators }: SnapshotArea): readonly FullText[] {
  return indicators.flatMap(({ id, ref, words, commentary }) =>
    commentary === undefined || commentary === null
      ? []
      : [
          {
            names: [nameSubject({ kind: 'indicator', id })],
            heading: `${ref}: ${words}`,
            parts: partsOf(commentary, []),
            initials: commentary.initials,
          },
        ],
  );
}

type Said = Pick<SnapshotCommentary, 'text' | 'action' | 'actionBy' | 'actions'>;

function partsOf(
  { text, action, actionBy, actions = [] }: Said,
  more: readonly { readonly lead: string; readonly text: string }[],
): SnapshotAnnexText['parts'] {
  const all = [...(action === null ? [] : [{ name: null, action, actionBy }]), ...actions];
  return [
    ...(text.length === 0 ? [] : [{ lead: null, text }]),
    ...all.map((each) => ({
      lead: each.name === null ? 'What is being done:' : `What is being done about ${each.name}:`,
      text: [paragraph(each.actionBy === null ? each.action : `${each.action} By when: ${each.actionBy}.`)],
    })),
    ...more.map(({ lead, text: reason }) => ({ lead, text: [paragraph(reason)] })),
  ];
}

function paragraph(text: string) {
  return { kind: 'paragraph', text } as const;
}
