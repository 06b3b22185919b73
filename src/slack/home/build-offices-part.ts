import type { KnownBlock } from '@slack/types';
import type { DigestContent } from '../../core/remind/digest-content.ts';
import type { Office } from '../../usecases/review/read-offices.ts';
import { header, richLine, section } from '../blocks.ts';
import { nextWindowText } from '../collect/build-work-list.ts';
import { buildDeskButtons, timeText, titleOf } from '../remind/desk-message.ts';
import { partLines } from '../remind/part-lines.ts';
import type { HomePart } from './page-home.ts';

/** How an officer's directorates stand. */
export function buildOfficesPart(offices: readonly Office[]): readonly HomePart[] {
  if (offices.length === 0) return [];
  return [
    {
      heading: [header(offices.length === 1 ? 'Your directorate' : 'Your directorates')],
      lines: offices.flatMap((office) =>
        office.windows.length === 0 ? [buildIdle(office)] : office.windows.map(buildWindow),
      ),
    },
  ];
}

function buildIdle({ directorateName, next, nextWaits }: Office): readonly KnownBlock[] {
  const waits = nextWaits ? ' It does not open by itself: press Start in “Check before it starts”.' : '';
  return [richLine({ bold: `${directorateName}.` }, ` Nothing is collected just now. ${nextWindowText(next)}${waits}`)];
}

function buildWindow(content: DigestContent): readonly KnownBlock[] {
  const { flagged, orphans } = content;
  const reds = flagged.filter(({ rag }) => rag === 'red').length;
  const lines = [
    ...partLines(content),
    ...(flagged.length === 0 ? [] : [`Red: ${reds}, amber: ${flagged.length - reds}`]),
    ...(orphans.length === 0 ? [] : [`Nobody can be asked for: ${orphans.length}`]),
    ...(content.isCollecting ? [] : ['Not published yet: an administrator does that with “ragtime quarter publish”.']),
  ];
  return [
    richLine({ bold: `${titleOf(content)}.` }, ` ${timeText(content)}`),
    section(lines.join('\n')),
    ...buildDeskButtons(content),
  ];
}
