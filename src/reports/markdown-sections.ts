import type { Snapshot, SnapshotArea, SnapshotItem, SnapshotSection } from '../core/publish/snapshot.ts';
import { STATUS_KINDS } from '../core/publish/status-kind.ts';
import { itemsOf } from './items-of.ts';
import {
  DIRECTIONS,
  INDICATOR_MEANINGS,
  NO_OWNER,
  pointerWords,
  previousWords,
  STATUS_LABELS,
  statusMeanings,
  statusWithShape,
} from './labels.ts';
import { actionsOf, ledWords, type NamedLed, risksOf, saidOf } from './led-words.ts';
import { commentaryToMarkdown } from './markdown-commentary.ts';
import { escapeMarkdownLine as line } from './markdown-escape.ts';
import { indicatorsToMarkdown } from './markdown-indicators.ts';
import { tableToMarkdown, textToMarkdown } from './markdown-parts.ts';

/** Its blocks, to be parted by blank lines. */
export function sectionToMarkdown(section: SnapshotSection, snapshot: Snapshot): readonly string[] {
  return [
    `## ${section.number} ${line(section.title)}`,
    ...textToMarkdown(section.text),
    ...(section.whyEmpty === null ? [] : [line(section.whyEmpty)]),
    ...contentOf(section, snapshot),
  ];
}

function contentOf({ key, number }: SnapshotSection, snapshot: Snapshot): readonly string[] {
  switch (key) {
    case 'risks':
      return snapshot.risks.length === 0 ? [] : [risksTable(snapshot), ...ledToMarkdown(risksOf(snapshot), number)];
    case 'equality':
      return snapshot.equalityActions.length === 0
        ? []
        : [equalityTable(snapshot), ...ledToMarkdown(actionsOf(snapshot), number)];
    case 'performance':
      return snapshot.areas.flatMap((area, index) => areaToMarkdown(area, `${number}.${index + 1}`, snapshot));
    case 'appendix':
      return appendix(snapshot);
    case 'key-developments':
    case 'emerging-issues':
      return itemsOf(snapshot, key).flatMap(itemToMarkdown);
    case 'introduction':
    case 'finance':
      return [];
  }
}

function itemToMarkdown({ number, title, text, initials }: SnapshotItem): readonly string[] {
  return [`### ${number} ${line(title)}`, ...textToMarkdown(text, initials === null ? '' : `(${initials})`)];
}

function areaToMarkdown(area: SnapshotArea, number: string, { quarter }: Snapshot): readonly string[] {
  const { pointers = [] } = area;
  const milestones = tableToMarkdown(
    ['Ref', 'Milestone', 'Due', `Q${quarter.number} progress`, 'Owner'],
    area.milestones.map((milestone) => [
      milestone.ref,
      milestone.words,
      milestone.due,
      [statusWithShape(milestone.status), previousWords(milestone)].filter((part) => part !== '').join(', '),
      milestone.ownerInitials ?? NO_OWNER,
    ]),
  );
  return [
    `### ${number} ${line(area.name)}`,
    '#### Key milestones',
    area.milestones.length === 0 ? 'The plan holds no milestones for this area.' : milestones,
    ...(area.commentaries.length + pointers.length === 0 ? [] : ['#### Supporting commentary']),
    ...area.commentaries.flatMap(commentaryToMarkdown),
    ...pointers.map((pointer) => line(pointerWords(pointer))),
    ...indicatorsToMarkdown(area, quarter.number),
  ];
}

function ledToMarkdown(led: readonly NamedLed[], section: number): readonly string[] {
  return saidOf(led).flatMap(({ title, update: { texts, initials } }, index) => {
    const end = initials === null ? '' : `(${initials})`;
    const parts = texts.flatMap(({ lead, text }, part) => [
      ...(lead === null ? [] : [`**${lead}**`]),
      ...textToMarkdown(text, part === texts.length - 1 ? end : ''),
    ]);
    return [`### ${section}.${index + 1} ${line(title)}`, ...parts];
  });
}

function risksTable({ risks }: Snapshot): string {
  return tableToMarkdown(
    ['Risk', 'Before controls', 'After controls', 'Now', 'Controls', 'Lead'],
    risks.map((risk) => [
      risk.title,
      risk.gross,
      risk.residual ?? 'Not assessed',
      ledWords(risk),
      risk.controls ?? 'None recorded',
      risk.leadInitials ?? NO_OWNER,
    ]),
  );
}

function equalityTable({ equalityActions }: Snapshot): string {
  return tableToMarkdown(
    ['Action', 'Lead', 'Progress'],
    equalityActions.map((action) => [action.words, action.leadInitials ?? NO_OWNER, ledWords(action)]),
  );
}

function appendix({ ragWording, key }: Snapshot): readonly string[] {
  const meanings = statusMeanings(ragWording);
  return [
    '### Symbols',
    tableToMarkdown(
      ['Status', 'Beside a milestone', 'Beside a performance indicator'],
      STATUS_KINDS.map((kind) => [
        `${STATUS_LABELS[kind].shape} ${STATUS_LABELS[kind].word}`,
        meanings[kind],
        kind === 'green' || kind === 'amber' || kind === 'red' ? INDICATOR_MEANINGS[kind] : 'Not used',
      ]),
    ),
    '### Direction of travel',
    tableToMarkdown(
      ['Direction', 'Meaning'],
      DIRECTIONS.map(({ word, meaning }) => [word, meaning]),
    ),
    '### Key to initials',
    key.length === 0
      ? 'No initials are used in this report.'
      : tableToMarkdown(
          ['Initials', 'Name', 'Title', 'Service'],
          key.map((person) => [person.initials, person.name, person.title, person.service ?? 'Not recorded']),
        ),
  ];
}
