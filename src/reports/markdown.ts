import { namedCounts } from '../core/publish/counts.ts';
import type { Snapshot } from '../core/publish/snapshot.ts';
import { STATUS_LABELS, versionWords } from './labels.ts';
import { escapeMarkdownLine as line } from './markdown-escape.ts';
import { sectionToMarkdown } from './markdown-sections.ts';

/** The report as GitHub-flavoured Markdown. */
export function snapshotToMarkdown(snapshot: Snapshot): string {
  const { directorate, quarter, revision, collected } = snapshot;
  const version = versionWords(revision);
  return `${[
    `# ${line(directorate.name)}: performance report`,
    revision === null ? `**${version}**` : version,
    `${line(snapshot.organisation)}\\\n${quarter.title}, ${quarter.period}\\\nPrepared on ${snapshot.compiledOn}. Updates were collected from ${collected.from} to ${collected.to}.`,
    '## At a glance',
    countsToMarkdown(snapshot),
    ...snapshot.sections.flatMap((section) => sectionToMarkdown(section, snapshot)),
    '---',
    `${line(directorate.name)}: ${quarter.title}, ${quarter.period}. ${version}`,
  ].join('\n\n')}\n`;
}

function countsToMarkdown({ counts, previousCounts }: Snapshot): string {
  return namedCounts(counts, previousCounts)
    .map(({ kind, count, before }) => {
      const { shape, word } = STATUS_LABELS[kind];
      return `- ${shape} ${word}: ${count}${before === null ? '' : ` (${before} last quarter)`}`;
    })
    .join('\n');
}
