import { formatLong } from '../../core/calendar/local-date.ts';
import { figureText } from '../../core/collect/indicator/figure-words.ts';
import { toStatus } from '../../core/collect/indicator/indicator-status.ts';
import type { Said } from '../../core/review/said.ts';
import { ledTexts, ledWord } from '../collect/led/led-texts.ts';
import { statusWords } from '../collect/status-words.ts';

/** The status, figure or score of whatever was said, in words. */
export function saidWord(said: Said): string {
  switch (said.kind) {
    case 'milestone':
      return statusWords(said.update.status);
    case 'indicator': {
      const colour = toStatus(said.update.status);
      const figure = figureText(said.update.figure, said.indicator);
      return colour === undefined ? figure : `${figure}, ${statusWords(colour)}`;
    }
    case 'led':
      return ledWord(said.update.content);
  }
}

/** One text of an update, with what stands before it in bold; empty where nothing does. */
export interface SaidText {
  readonly lead: string;
  readonly text: string;
}

/** The texts as they were typed; those that are empty are left out. */
export function saidTexts(said: Said): readonly SaidText[] {
  if (said.kind === 'led') {
    return ledTexts(said.update.content).flatMap((text) => (text === '' ? [] : [{ lead: '', text }]));
  }
  const { commentary, action, actionBy } = said.update;
  const by = actionBy === undefined ? '' : ` By ${formatLong(actionBy)}.`;
  return [
    ...(commentary === '' ? [] : [{ lead: '', text: commentary }]),
    ...(action === '' ? [] : [{ lead: 'What is being done: ', text: `${action}${by}` }]),
  ];
}
