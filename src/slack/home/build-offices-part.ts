import type { KnownBlock } from '@slack/types';
import type { Offices } from '../../usecases/review/read-offices.ts';
import { button, header, section } from '../blocks.ts';
import { ACTIONS } from '../ids.ts';
import { buildOffice } from '../quarter/build-office.ts';
import type { HomePart } from './page-home.ts';

/** How an officer's directorates stand: one in full, the others a press away. */
export function buildOfficesPart(offices: Offices | undefined): readonly HomePart[] {
  if (offices === undefined) return [];
  const { shown, others } = offices;
  const heading = [header(others.length === 0 ? 'Your directorate' : `Your directorates: ${shown.directorateName}`)];
  return [{ heading, lines: [...buildOffice(shown), ...others.map(buildOther)] }];
}

function buildOther({ directorateId, directorateName }: Offices['others'][number]): readonly KnownBlock[] {
  const spoken = `Show ${directorateName}`;
  return [
    section(directorateName, button('Show', { actionId: ACTIONS.chooseDirectorate, value: directorateId, spoken })),
  ];
}
