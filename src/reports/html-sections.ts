import { html } from 'hono/html';
import type { Snapshot, SnapshotItem, SnapshotSection } from '../core/publish/snapshot.ts';
import { STATUS_KINDS } from '../core/publish/status-kind.ts';
import { areaToHtml } from './html-area.ts';
import { type Markup, statusToHtml, tableToHtml, textToHtml } from './html-parts.ts';
import { itemsOf } from './items-of.ts';
import { DIRECTIONS, INDICATOR_MEANINGS, NO_OWNER, statusMeanings } from './labels.ts';
import { actionsOf, ledWords, type NamedLed, risksOf, saidOf } from './led-words.ts';

export function sectionToHtml(section: SnapshotSection, snapshot: Snapshot): Markup {
  return html`<section aria-labelledby="section-${section.number}">
<h2 id="section-${section.number}">${section.number} ${section.title}</h2>
${textToHtml(section.text)}${section.whyEmpty === null ? '' : html`<p class="why">${section.whyEmpty}</p>\n`}${contentOf(section, snapshot)}</section>
`;
}

function contentOf({ key, number }: SnapshotSection, snapshot: Snapshot): Markup | readonly Markup[] | '' {
  switch (key) {
    case 'risks':
      return snapshot.risks.length === 0 ? '' : [risksToHtml(snapshot), ...ledToHtml(risksOf(snapshot), number)];
    case 'equality':
      return snapshot.equalityActions.length === 0
        ? ''
        : [equalityToHtml(snapshot), ...ledToHtml(actionsOf(snapshot), number)];
    case 'performance':
      return snapshot.areas.map((area, index) => areaToHtml(area, `${number}.${index + 1}`, snapshot));
    case 'appendix':
      return [symbolsToHtml(snapshot), directionsToHtml(), keyToHtml(snapshot)];
    case 'key-developments':
    case 'emerging-issues':
      return itemsOf(snapshot, key).map(itemToHtml);
    case 'introduction':
    case 'finance':
      return '';
  }
}

function itemToHtml({ number, title, text, initials }: SnapshotItem): Markup {
  return html`<article>
<h3>${number} ${title}</h3>
${textToHtml(text, initials === null ? '' : `(${initials})`)}</article>
`;
}

function ledToHtml(led: readonly NamedLed[], section: number): readonly Markup[] {
  return saidOf(led).map(({ title, update: { texts, initials } }, index) => {
    const end = initials === null ? '' : `(${initials})`;
    const parts = texts.map(({ lead, text }, part) => [
      lead === null ? '' : html`<p><strong>${lead}</strong></p>\n`,
      textToHtml(text, part === texts.length - 1 ? end : ''),
    ]);
    return html`<article>
<h3>${section}.${index + 1} ${title}</h3>
${parts}</article>
`;
  });
}

function risksToHtml({ risks }: Snapshot): Markup {
  return tableToHtml({
    caption: 'High risks: likelihood × impact, each from 1 to 5',
    columns: ['Risk', 'Before controls', 'After controls', 'Now', 'Controls', 'Lead'],
    rows: risks.map((risk) => ({
      header: risk.title,
      cells: [
        { content: risk.gross },
        { content: risk.residual ?? 'Not assessed' },
        { content: ledWords(risk) },
        { content: risk.controls ?? 'None recorded' },
        { content: risk.leadInitials ?? NO_OWNER },
      ],
    })),
  });
}

function equalityToHtml({ equalityActions }: Snapshot): Markup {
  return tableToHtml({
    caption: 'High priority equality actions',
    columns: ['Action', 'Lead', 'Progress'],
    rows: equalityActions.map((action) => ({
      header: action.words,
      cells: [{ content: action.leadInitials ?? NO_OWNER }, { content: ledWords(action) }],
    })),
  });
}

function symbolsToHtml({ ragWording }: Snapshot): Markup {
  const meanings = statusMeanings(ragWording);
  return html`<h3>Symbols</h3>
${tableToHtml({
  caption: 'What each status means',
  columns: ['Status', 'Beside a milestone', 'Beside a performance indicator'],
  rows: STATUS_KINDS.map((kind) => ({
    header: statusToHtml({ kind, amberReason: null, completedOn: null }),
    cells: [
      { content: meanings[kind] },
      { content: kind === 'green' || kind === 'amber' || kind === 'red' ? INDICATOR_MEANINGS[kind] : 'Not used' },
    ],
  })),
})}`;
}

function directionsToHtml(): Markup {
  return html`<h3>Direction of travel</h3>
${tableToHtml({
  caption: 'How a performance indicator compares with last year, where it can be compared',
  columns: ['Direction', 'Meaning'],
  rows: DIRECTIONS.map(({ word, meaning }) => ({ header: word, cells: [{ content: meaning }] })),
})}`;
}

function keyToHtml({ key }: Snapshot): Markup {
  if (key.length === 0) return html`<h3>Key to initials</h3>\n<p class="why">No initials are used in this report.</p>`;
  return html`<h3>Key to initials</h3>
${tableToHtml({
  caption: 'Operational Directors and others whose initials stand in this report',
  columns: ['Initials', 'Name', 'Title', 'Service'],
  rows: key.map((person) => ({
    header: person.initials,
    cells: [{ content: person.name }, { content: person.title }, { content: person.service ?? 'Not recorded' }],
  })),
})}`;
}
