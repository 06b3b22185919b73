import type { ModalView } from '@slack/types';
import { formatLong } from '../../../core/calendar/local-date.ts';
import { formatQuarter, quarterTitle } from '../../../core/calendar/quarter.ts';
import type { FinancePlace, OpenedFinance } from '../../../usecases/collect/finance/open-finance.ts';
import { button, context, section } from '../../blocks.ts';
import { ACTIONS } from '../../ids.ts';
import { buildNotice } from '../build-notices.ts';
import { writeFinanceOrder } from './finance-memory.ts';

/** A modal takes 100 blocks. https://docs.slack.dev/reference/views/modal-views */
const MOST_PLACES = 90;

/** Every department whose figures this person hands in, with what stands there. */
export function buildFinanceList(opened: OpenedFinance): ModalView {
  const { directorateName, quarter, places } = opened;
  return buildNotice('Figures from finance', [
    section(`${directorateName}, ${quarterTitle(quarter)}. Nothing is stored before you have read what was found.`),
    ...places.slice(0, MOST_PLACES).map((place) => section(placeText(place), openButton(opened, place))),
    context('Or all at once, from a workbook that holds a sheet for each department, named as the department is:'),
    { type: 'actions', elements: [openButton(opened, undefined)] },
  ]);
}

function openButton({ directorateCode, quarter }: OpenedFinance, place: FinancePlace | undefined) {
  const order = { directorateCode, quarter: formatQuarter(quarter), departmentId: place?.department.id };
  const options = { actionId: ACTIONS.handInFinance, value: writeFinanceOrder(order) };
  if (place === undefined) return button('Hand in a workbook', options);
  const text = place.version === undefined ? 'Hand in the figures' : 'Hand in again';
  return button(text, { ...options, spoken: `${text}: ${place.department.name}` });
}

function placeText({ department, version }: FinancePlace): string {
  return `${department.name}\n${versionText(version)}`;
}

/** `Version 2 is in, as at 30 June 2026.` */
export function versionText(version: FinancePlace['version']): string {
  return version === undefined ? 'Not in yet.' : `Version ${version.number} is in, as at ${formatLong(version.asAt)}.`;
}
