import type { KnownBlock } from '@slack/types';
import type { ReportSection } from '../../../core/collect/led/section-confirmation.ts';
import type { QuietSection } from '../../../usecases/collect/led/list-sections.ts';
import { button, section as paragraph } from '../../blocks.ts';
import { ACTIONS } from '../../ids.ts';
import { actions } from '../../remind/reminder-buttons.ts';

export const SECTION_NAMES: Readonly<Record<ReportSection, string>> = { risks: 'Risks', equality: 'Equality actions' };

/** "Confirm: nothing to report", for whoever may; two blocks at most for each section: beside the words a phone has no room. */
export function buildSectionsBlock(sections: readonly QuietSection[]): readonly KnownBlock[] {
  const namesDirectorate = new Set(sections.map(({ directorateId }) => directorateId)).size > 1;
  return sections.flatMap((quiet) => {
    const prefix = namesDirectorate ? `${quiet.directorateName}, ` : '';
    const name = `${prefix}${namesDirectorate ? SECTION_NAMES[quiet.section].toLowerCase() : SECTION_NAMES[quiet.section]}`;
    if (quiet.confirmedBy !== undefined) {
      return [paragraph(`${name}: nothing to report, confirmed by ${quiet.confirmedBy}.`, undoButton(quiet))];
    }
    const state = quiet.count === 0 ? 'the plan holds none.' : 'nothing was reported so far.';
    const confirm = button('Confirm: nothing to report', {
      actionId: ACTIONS.confirmNothing,
      value: writeSectionValue(quiet),
      spoken: `Confirm: nothing to report, ${name}`,
    });
    return [paragraph(`${name}: ${state}`), actions([confirm])];
  });
}

export function undoButton(quiet: Pick<QuietSection, 'directorateId' | 'quarter' | 'section'>) {
  return button('Undo', {
    actionId: ACTIONS.undoConfirmation,
    value: writeSectionValue(quiet),
    spoken: `Undo the confirmation, ${SECTION_NAMES[quiet.section].toLowerCase()}`,
  });
}

/** Where and when it was shown, since a message may be pressed weeks later. */
function writeSectionValue({
  directorateId,
  quarter,
  section,
}: Pick<QuietSection, 'directorateId' | 'quarter' | 'section'>): string {
  return [directorateId, quarter, section].join('|');
}

/** @returns undefined when it is not ours. */
export function readSectionValue(value: string) {
  const [directorateId = '', quarter = '', name = ''] = value.split('|');
  const section = (['risks', 'equality'] as const).find((one) => one === name);
  return section && { directorateId, quarter, section };
}
