import { formatLong, type LocalDate } from '../../calendar/local-date.ts';
import { type FigureStyle, formatFigure } from './figure.ts';
import type { Figure, NoFigureReason } from './indicator-update.ts';

/** A figure as it is read anywhere: `78.5% (provisional)`, `Not yet available, expected 15 August 2026`. */
export function figureText(figure: Figure, style: FigureStyle): string {
  if (figure.kind === 'none') return noFigureText(figure.reason, figure.expectedOn);
  const printed = formatFigure(figure.value, style);
  return figure.isProvisional ? `${printed} (${provisionalText(figure.expectedOn)})` : printed;
}

function provisionalText(finalOn: LocalDate | undefined): string {
  return finalOn === undefined ? 'provisional' : `provisional, final figure expected ${formatLong(finalOn)}`;
}

export function noFigureText(reason: NoFigureReason, expectedOn: LocalDate | undefined): string {
  switch (reason) {
    case 'not-due':
      return 'Not due this quarter';
    case 'not-yet':
      return expectedOn === undefined ? 'Not yet available' : `Not yet available, expected ${formatLong(expectedOn)}`;
    case 'not-published':
      return 'Not published, to protect individuals';
    case 'definition-changed':
      return 'No figure: the definition has changed';
    case 'no-longer-collected':
      return 'No longer collected';
  }
}
