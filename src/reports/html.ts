import { html, raw } from 'hono/html';
import { namedCounts } from '../core/publish/counts.ts';
import type { Snapshot } from '../core/publish/snapshot.ts';
import type { Markup } from './html-parts.ts';
import { sectionToHtml } from './html-sections.ts';
import { pageFootRule, REPORT_STYLE } from './html-style.ts';
import { DRAFT_NOTICE, STATUS_LABELS, versionWords } from './labels.ts';

/** One file that needs nothing else: no script, no font, no picture, nothing from the network. */
export async function snapshotToHtml(snapshot: Snapshot): Promise<string> {
  const { directorate, quarter, revision, sections } = snapshot;
  const title = `${directorate.name}: ${quarter.title}, ${quarter.period}. ${versionWords(revision)}`;
  const page = html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${raw(REPORT_STYLE)}${raw(pageFootRule(title))}</style>
</head>
<body>
<header>
${revision === null ? html`<p class="draft">${DRAFT_NOTICE}</p>` : ''}
<h1>${directorate.name}: performance report</h1>
<p class="facts">${snapshot.organisation}</p>
<p class="facts"><strong>${quarter.title}</strong>, ${quarter.period}</p>
<p class="facts">${revision === null ? '' : `${versionWords(revision)}. `}Prepared on ${snapshot.compiledOn}. Updates were collected from ${snapshot.collected.from} to ${snapshot.collected.to}.</p>
</header>
<nav class="contents" aria-label="Contents"><ol>${sections.map(({ number, title: name }) => html`<li><a href="#section-${number}">${name}</a></li>`)}</ol></nav>
<main>
<section aria-labelledby="at-a-glance">
<h2 id="at-a-glance">At a glance</h2>
${countsToHtml(snapshot)}
</section>
${sections.map((section) => sectionToHtml(section, snapshot))}</main>
<footer><p>${title}</p></footer>
</body>
</html>
`;
  return String(await page);
}

function countsToHtml({ counts, previousCounts, quarter }: Snapshot): Markup {
  const items = namedCounts(counts, previousCounts).map(({ kind, count, before }) => {
    const { word, shape } = STATUS_LABELS[kind];
    return html`<li class="status-${kind}"><strong>${count}</strong> <span aria-hidden="true">${shape}</span> ${word}${before === null ? '' : html`<small>(${before} last quarter)</small>`}</li>`;
  });
  const compared =
    previousCounts === null
      ? `Nothing is stored of ${quarter.previousTitle} to compare with.`
      : `Last quarter is ${quarter.previousTitle}.`;
  return html`<p>How many milestones have each status. ${compared}</p>
<ul class="counts">${items}</ul>`;
}
