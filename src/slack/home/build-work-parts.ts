import type { KnownBlock } from '@slack/types';
import type { MyWork, WindowWork } from '../../usecases/collect/list-my-work.ts';
import { button, context, header, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildWorkLine, nothingOpenText, sentText, waitingText, windowTitle } from '../collect/build-work-list.ts';
import { ACTIONS, writeEntryValue } from '../ids.ts';
import type { HomePart } from './page-home.ts';

/** What is asked of somebody now: what waits, what came back with a question, then what was sent. */
export function buildWorkParts(work: MyWork): readonly HomePart[] {
  switch (work.outcome) {
    case 'refused':
      return [{ heading: [section(refusalText(work.permission))], lines: [] }];
    case 'nothing-open':
      return [
        { heading: [header('Nothing waits for you'), section(nothingOpenText(work.owned, work.next))], lines: [] },
      ];
    case 'work':
      return work.windows.flatMap((window) => [buildWaiting(window), ...buildReturned(window), ...buildSent(window)]);
  }
}

function buildWaiting(window: WindowWork): HomePart {
  return {
    heading: [header(windowTitle(window)), section(waitingText(window)), ...buildStart(window)],
    lines: window.outstanding.filter(isFirstAsked).map((line) => [buildWorkLine(line, 'Update')]),
  };
}

function buildStart({ outstanding: [first] }: WindowWork): readonly KnownBlock[] {
  if (first === undefined) return [];
  const value = writeEntryValue(first.entry, first.quarter);
  return [
    { type: 'actions', elements: [button('Start', { actionId: ACTIONS.startAnswering, value, style: 'primary' })] },
  ];
}

function isFirstAsked({ isReturned = false }: { readonly isReturned?: boolean | undefined }): boolean {
  return !isReturned;
}

function buildReturned({ outstanding }: WindowWork): readonly HomePart[] {
  const returned = outstanding.filter((line) => !isFirstAsked(line));
  if (returned.length === 0) return [];
  return [
    {
      heading: [
        header(`Came back to you: ${returned.length}`),
        context('The performance officer has a question. It stands in the form, and stays open until it is closed.'),
      ],
      lines: returned.map((line) => [buildWorkLine(line, 'Update')]),
    },
  ];
}

function buildSent(window: WindowWork): readonly HomePart[] {
  const { sent } = window;
  if (sent.length === 0) return [];
  return [
    {
      heading: [header(`Sent: ${sent.length}`), context(sentText(window))],
      lines: sent.map((line) => [buildWorkLine(line, 'Change')]),
    },
  ];
}
