import type { HomeView } from '@slack/types';
import { button, context, header, section } from '../blocks.ts';
import { ACTIONS } from '../ids.ts';

/** What stands on the Home tab where it could not be drawn. */
export function buildHomeTrouble(): HomeView {
  const again = button('Open again', { actionId: ACTIONS.nextHomePage, value: '1' });
  return {
    type: 'home',
    blocks: [
      header('This page could not be shown'),
      section(
        'Something went wrong on our side. Nothing that you wrote or sent is lost, and the buttons in your messages still work.',
      ),
      { type: 'actions', elements: [again] },
      context('/milestone lists what waits for you. If this goes on, please tell an administrator of Ragtime.'),
    ],
  };
}
