import type { KnownBlock } from '@slack/types';
import { countEntries } from '../../core/remind/asked-entry.ts';
import type { DraftGroup, DraftLine } from '../../core/remind/draft-groups.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { countText, wordText } from '../collect/entry-words.ts';
import { writeEntryValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { listRefs } from './list-refs.ts';

/** More is folded: with what is to be answered it must fit into one message. */
const MOST_LINES = 8;
const MOST_GROUPS = 3;

/** What the reader is asked to draft for others. `hello`: where nothing else stands above it. */
export function buildDraftAsks(groups: readonly DraftGroup[], hello: string | undefined): readonly KnownBlock[] {
  const shown = groups.slice(0, MOST_GROUPS);
  const folded = groups.slice(MOST_GROUPS).flatMap(({ lines }) => lines);
  let left = MOST_LINES;
  const blocks: KnownBlock[] = [];
  for (const [index, group] of shown.entries()) {
    const lines = group.lines.slice(0, left);
    left -= lines.length;
    folded.push(...group.lines.slice(lines.length));
    blocks.push(
      buildHead(group, index === 0 ? hello : undefined),
      ...buildNote(group),
      ...lines.map((line) => buildLine(line, group)),
    );
  }
  return [...blocks, ...buildFolded(folded), ...(groups.length === 0 ? [] : [context(WHAT_BECOMES_OF_IT)])];
}

const WHAT_BECOMES_OF_IT =
  'What you hand in goes to whoever answers for it, who can change it or send it back. Only what they approve is printed.';

function buildHead(group: DraftGroup, hello: string | undefined): KnownBlock {
  const { quarterTitle, period, by, lines, ownerName, askedByName, wanted } = group;
  const who = askedByName === undefined ? ownerName : `${askedByName}, for ${ownerName},`;
  return richLine(
    ...(hello === undefined ? [] : [`${hello} `]),
    { bold: `${quarterTitle} (${period}).` },
    ` ${who} asks you ${wanted === 'text' ? 'to draft' : 'for the figure of'} ${countText(countEntries(lines))} by ${by}.`,
  );
}

function buildNote({ note, askedByName, ownerName }: DraftGroup): readonly KnownBlock[] {
  return note === '' ? [] : [section(`${askedByName ?? ownerName} writes: ${note}`)];
}

function buildLine(line: DraftLine, { wanted }: DraftGroup): KnownBlock {
  const { entry, quarter, ref, words, due, earlier, question } = line;
  const verb = wanted === 'text' ? 'Draft' : 'Give figure';
  const facts = [
    ...(earlier === undefined ? [] : [`Last time: ${wordText(earlier)}`]),
    ...(due === undefined ? [] : [due]),
  ];
  return section(
    [
      `${ref} ${words}`,
      ...(question === undefined ? [] : [`Sent back: ${question}`]),
      ...(facts.length === 0 ? [] : [facts.join(' · ')]),
    ].join('\n'),
    button(verb, {
      actionId: ACTIONS.updateEntry,
      value: writeEntryValue(entry, quarter),
      spoken: `${verb} ${ref} ${words}`,
    }),
  );
}

function buildFolded(lines: readonly DraftLine[]): readonly KnownBlock[] {
  if (lines.length === 0) return [];
  const refs = listRefs(lines.map(({ ref }) => ref));
  return [section(`And ${lines.length} more to draft: ${refs}. Type /milestone and the ref to open one.`)];
}
