import { countEntries } from '../../core/remind/asked-entry.ts';
import type { DraftGroup } from '../../core/remind/draft-groups.ts';
import type { ReadyDraft } from '../../usecases/collect/list-ready.ts';
import { button, header, section } from '../blocks.ts';
import { countText } from '../collect/entry-words.ts';
import { ACTIONS } from '../ids.ts';
import { buildDraftAsks } from '../remind/build-draft-asks.ts';
import type { HomePart } from './page-home.ts';

/** What others have drafted for the reader. */
export function buildReadyPart(texts: readonly ReadyDraft[]): readonly HomePart[] {
  if (texts.length === 0) return [];
  const names = new Intl.ListFormat('en-GB').format(new Set(texts.map(({ by }) => by)));
  const count = countText(countEntries(texts.map(({ handed }) => handed)));
  const read = button(texts.length === 1 ? 'Read it' : `Read these ${texts.length}`, {
    actionId: ACTIONS.readReady,
    value: 'all',
    style: 'primary',
  });
  return [
    {
      heading: [
        header(`Ready for you: ${texts.length}`),
        section(`${names} drafted ${count} for you. Nothing of it is sent until you approve it.`, read),
      ],
      lines: [],
    },
  ];
}

/** What the reader is asked to draft for others. */
export function buildAskedPart(groups: readonly DraftGroup[]): readonly HomePart[] {
  if (groups.length === 0) return [];
  return [{ heading: [header('To draft for others')], lines: [buildDraftAsks(groups, undefined)] }];
}
