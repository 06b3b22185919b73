import type { EntryKey } from '../collect/entry.ts';
import type { FigureBook } from '../collect/indicator/figure-book.ts';
import type { LedBook } from '../collect/led/led-book.ts';
import type { LedContent, LedUpdate } from '../collect/led/led-entry.ts';
import type { MilestoneUpdate } from '../collect/milestone/update.ts';
import type { StandingUpdates } from '../publish/compile-area.ts';
import { isInPrint, newestWording, type Texts, type Wording } from './wording.ts';

/** What a report prints that officers may have put in other words. */
export interface WordedSources {
  readonly updates: StandingUpdates;
  readonly figures: FigureBook;
  readonly ledBook: LedBook;
}

/** The sources as they are printed. @param wordings of their quarter, oldest first */
export function applyWordings<Sources extends WordedSources>(sources: Sources, wordings: readonly Wording[]): Sources {
  if (wordings.length === 0) return sources;
  const { updates, figures, ledBook } = sources;
  return {
    ...sources,
    updates: { ...updates, current: wordMilestones(updates.current, wordings) },
    figures: { ...figures, said: wordIndicators(figures.said, wordings) },
    ledBook: { ...ledBook, current: wordLed(ledBook.current, wordings) },
  };
}

type Spoken = { readonly id: number; readonly quarter: string };

function textsInPrint(wordings: readonly Wording[], entry: EntryKey, { id, quarter }: Spoken): Texts {
  const wording = newestWording(wordings, { entry, quarter, updateId: id });
  return wording !== undefined && isInPrint(wording) ? wording.texts : {};
}

/** A text that covers several milestones is edited once, where it was written. */
function wordMilestones(current: StandingUpdates['current'], wordings: readonly Wording[]): StandingUpdates['current'] {
  const textsOf = (update: MilestoneUpdate) =>
    textsInPrint(wordings, { kind: 'milestone', id: update.milestoneId }, update);
  return new Map(
    [...current].map(([id, update]) => {
      const covering = update.coveredBy === undefined ? undefined : current.get(update.coveredBy);
      const { commentary } = textsOf(covering ?? update);
      const { action = update.action } = textsOf(update);
      return [id, { ...update, commentary: commentary ?? update.commentary, action }];
    }),
  );
}

function wordIndicators(said: FigureBook['said'], wordings: readonly Wording[]): FigureBook['said'] {
  return new Map(
    [...said].map(([id, each]) => {
      if (each.update === undefined) return [id, each];
      const { commentary = each.update.commentary, action = each.update.action } = textsInPrint(
        wordings,
        { kind: 'indicator', id },
        each.update,
      );
      return [id, { ...each, update: { ...each.update, commentary, action } }];
    }),
  );
}

function wordLed(current: LedBook['current'], wordings: readonly Wording[]): LedBook['current'] {
  return new Map([...current].map(([id, update]) => [id, { ...update, content: wordContent(update, wordings) }]));
}

function wordContent(update: LedUpdate, wordings: readonly Wording[]): LedContent {
  const { content, entryId } = update;
  const texts = textsInPrint(wordings, { kind: content.kind, id: entryId }, update);
  if (content.kind === 'equality-action') return { ...content, text: texts.text ?? content.text };
  return { ...content, done: texts.done ?? content.done, next: texts.next ?? content.next };
}
