import { sentencesOf } from '../../publish/first-sentence.ts';
import type { Snapshot, SnapshotArea, SnapshotItem, SnapshotLed } from '../../publish/snapshot.ts';
import type { TextBlock } from '../../publish/text-blocks.ts';
import { flatMapInSteps, type Steps } from '../../steps.ts';
import type { FindingSubject } from './finding.ts';

/** A text that somebody wrote, once in the report, however many milestones it covers. */
export interface PrintedText {
  readonly subject: FindingSubject;
  /** All milestones that it is about; empty for other texts. */
  readonly milestoneIds: readonly string[];
  /** Area or section, as printed. */
  readonly where: string;
  /** Line breaks kept; a bullet is a line. */
  readonly text: string;
  readonly sentences: readonly string[];
  /** Those of what is being done about it, which stand beside the text. */
  readonly actionSentences: readonly string[];
}

/** Everything that somebody wrote, in the order of the report. What finance wrote has checks of its own. */
export function* printedTexts(snapshot: Snapshot): Steps<readonly PrintedText[]> {
  const milestones = snapshot.areas.flatMap((area) => area.milestones);
  const wordsOf = new Map(milestones.map(({ id, words }) => [id, words]));
  const texts = [...(snapshot.items ?? []).map((item) => textOfItem(item, snapshot)), ...textsOfLed(snapshot)];
  for (const area of snapshot.areas) {
    for (const text of yield* textsOfMilestones(area, wordsOf)) texts.push(text);
    texts.push(...textsOfIndicators(area));
  }
  return texts.filter(({ text, actionSentences }) => text !== '' || actionSentences.length > 0);
}

/** The title of a section as it stands in this report. */
export function titleOfSection({ sections }: Pick<Snapshot, 'sections'>, key: string): string {
  return sections.find((section) => section.key === key)?.title ?? key;
}

/** A laid-out text as it was typed, near enough to be compared and quoted. */
export function plainText(blocks: readonly TextBlock[]): string {
  return blocks.map((block) => (block.kind === 'paragraph' ? block.text : block.items.join('\n'))).join('\n');
}

interface Around extends Pick<PrintedText, 'subject' | 'milestoneIds' | 'where'> {
  readonly actions?: readonly (string | null)[];
}

function toPrinted(text: string, { actions = [], ...rest }: Around): PrintedText {
  const actionSentences = actions.flatMap((action) => sentencesOf(action ?? ''));
  return { ...rest, text, sentences: sentencesOf(text), actionSentences };
}

function textOfItem({ id, number, title, text, section }: SnapshotItem, snapshot: Snapshot): PrintedText {
  const subject = { kind: 'item' as const, id, ref: number, words: title };
  return toPrinted(plainText(text), { subject, milestoneIds: [], where: titleOfSection(snapshot, section) });
}

/** A snapshot knows these by their place only, and the plan's order is theirs. */
function textsOfLed({ risks, equalityActions, sections }: Snapshot): readonly PrintedText[] {
  const toText = (led: SnapshotLed, subject: FindingSubject, key: string) =>
    toPrinted((led.update?.texts ?? []).map(({ text }) => plainText(text)).join('\n'), {
      subject,
      milestoneIds: [],
      where: titleOfSection({ sections }, key),
    });
  return [
    ...risks.map((risk, index) =>
      toText(risk, { kind: 'risk', id: String(index + 1), ref: `Risk ${index + 1}`, words: risk.title }, 'risks'),
    ),
    ...equalityActions.map((action, index) => {
      const [id, ref] = [String(index + 1), `Equality action ${index + 1}`];
      return toText(action, { kind: 'equality-action', id, ref, words: action.words }, 'equality');
    }),
  ];
}

function textsOfMilestones(area: SnapshotArea, wordsOf: ReadonlyMap<string, string>): Steps<readonly PrintedText[]> {
  return flatMapInSteps(area.commentaries, ({ milestoneIds, refs, text, action, actions = [] }) => {
    const [first = ''] = milestoneIds;
    const words = wordsOf.get(first) ?? '';
    const subject = { kind: 'milestone' as const, id: first, ref: refs, words };
    const done = [action, ...actions.map((each) => each.action)];
    return [toPrinted(plainText(text), { subject, milestoneIds, where: area.name, actions: done })];
  });
}

function textsOfIndicators(area: SnapshotArea): readonly PrintedText[] {
  return area.indicators.map(({ id, ref, words, commentary }) =>
    toPrinted(plainText(commentary?.text ?? []), {
      subject: { kind: 'indicator', id, ref, words },
      milestoneIds: [],
      where: area.name,
      actions: [commentary?.action ?? null],
    }),
  );
}
