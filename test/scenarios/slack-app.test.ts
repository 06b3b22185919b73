import { WebClient } from '@slack/web-api';
import { afterEach, describe, expect, it } from 'vitest';
import type { Council } from '../support/council.ts';
import { openCollecting } from '../support/open-collecting.ts';
import { writeMilestonesOnly } from '../support/plans-of-tests.ts';

let council: Council;
afterEach(() => council.stop());

async function openWindow(transport: 'socket' | 'http'): Promise<WebClient> {
  council = await openCollecting(transport, { plan: writeMilestonesOnly });
  return new WebClient(council.slack.botToken, { slackApiUrl: council.slack.apiUrl });
}

describe.each(['socket', 'http'] as const)('the app over %s', (transport) => {
  it('draws a form anew that is not as it was drawn, and changes nothing', async () => {
    const client = await openWindow(transport);
    const anne = council.slack.as('AMc');
    await anne.command('/milestone COPS2');
    const form = anne.modal;
    if (form === undefined) throw new Error('The form is open.');
    const field = {
      type: 'input',
      block_id: 'of-an-older-version',
      label: { type: 'plain_text', text: 'Text' },
    } as const;
    await client.views.update({
      view_id: form.id,
      view: {
        type: 'modal',
        callback_id: form.callbackId,
        private_metadata: form.privateMetadata,
        title: { type: 'plain_text', text: 'Update COPS2' },
        submit: { type: 'plain_text', text: 'Save' },
        blocks: [{ ...field, element: { type: 'plain_text_input', action_id: 'text' } }],
      },
    });
    await anne.fill('Text', 'From an older form.');
    const seen = await anne.submit();
    expect(seen.modal?.text).toContain('This form had to be drawn again. Nothing was changed');
    expect(seen.modal?.text).toContain('Will it be done on time?');
    expect((await council.command('status')).text).toContain('AMc: 0 of 3 in');
  });

  it('answers a button that it does not know', async () => {
    const client = await openWindow(transport);
    const anne = council.slack.as('AMc');
    const old = {
      type: 'button',
      action_id: 'of-an-older-version',
      text: { type: 'plain_text', text: 'Old' },
    } as const;
    await client.chat.postMessage({
      channel: anne.userId,
      text: 'Old',
      blocks: [{ type: 'actions', elements: [old] }],
    });
    const seen = await anne.press('Old');
    expect(seen.outcome).toBe('answered');
    expect(seen.modal?.text).toContain('This button belongs to an older message.');
  });

  it('answers a button of a milestone that has left the plan', async () => {
    const client = await openWindow(transport);
    const anne = council.slack.as('AMc');
    const gone = {
      type: 'button',
      action_id: 'update-milestone',
      value: 'm-gone',
      text: { type: 'plain_text', text: 'Go' },
    } as const;
    await client.chat.postMessage({
      channel: anne.userId,
      text: 'Go',
      blocks: [{ type: 'actions', elements: [gone] }],
    });
    expect((await anne.press('Go')).modal?.text).toContain('This milestone is no longer in the plan.');
  });

  it('refuses a milestone that is not mine, whatever button was pressed', async () => {
    const client = await openWindow(transport);
    const [reminder] = council.slack.as('AMc').dms();
    const value = JSON.stringify(reminder?.blocks).match(/"value":"(milestone\|m-[^"]+)"/)?.[1] ?? '';
    const samir = council.slack.as('SN');
    const forged = {
      type: 'button',
      action_id: 'update-milestone',
      value,
      text: { type: 'plain_text', text: 'Forged' },
    } as const;
    await client.chat.postMessage({
      channel: samir.userId,
      text: 'x',
      blocks: [{ type: 'actions', elements: [forged] }],
    });
    expect((await samir.press('Forged')).modal?.text).toContain('belongs to Alison McBride (AMc), who can answer it');
  });

  it('says of an old message’s button that its quarter is over', async () => {
    await openWindow(transport);
    const anne = council.slack.as('AMc');
    const [reminder] = anne.dms();
    if (reminder === undefined) throw new Error('A reminder has come.');
    council.setTime('2026-07-22T08:00:00Z');
    await council.tick();
    await council.command('quarter', 'open', '--directorate', 'CE', '--quarter', '2026-27/Q2');
    council.setTime('2026-10-01T08:00:00Z');
    const seen = await anne.press('Update', { in: reminder, near: 'school buildings', asShown: true });
    expect(seen.modal?.text).toContain('This was for COPS1 in Quarter 1 2026/27, which is not collected now.');
  });

  it('answers people of its own workspace only', async () => {
    await openWindow(transport);
    await council.slack.setPerson({ initials: 'XX', teamId: 'T0OTHER', name: 'Xaver' });
    const seen = await council.slack.as('XX').command('/milestone COPS2');
    expect(seen.text).toContain('Ragtime answers people of its own council only');
  });

  it('draws the Home tab when it is opened, and leads from there to the form', async () => {
    await openWindow(transport);
    const theresa = council.slack.as('TC');
    await theresa.openHome();
    await council.slack.until(() => theresa.home !== undefined);
    expect(theresa.home?.text).toContain('7 milestones wait for you, due 5pm on Tuesday 14 July 2026.');
    await theresa.press('Update', { in: 'home', near: 'apprenticeship' });
    expect(theresa.modal?.title).toBe('Update CFS1');
  });

  it('says what to do when a form cannot be opened', async () => {
    await openWindow(transport);
    council.slack.faults.next('views.open', { kind: 'http-error' });
    const seen = await council.slack.as('AMc').command('/milestone COPS2');
    expect(seen.outcome).toBe('answered');
    expect(seen.text).toContain('nothing was changed. Please try again in a minute');
  });

  it('opens a form once when the command is delivered twice', async () => {
    await openWindow(transport);
    council.slack.faults.nextDelivery('slash_commands', { kind: 'delivered-again', times: 2 });
    const seen = await council.slack.as('AMc').command('/milestone COPS2');
    expect(seen.modal?.title).toBe('Update COPS2');
    expect(seen.messages).toEqual([]);
    expect(council.slack.calls.filter(({ method }) => method === 'views.open')).toHaveLength(1);
  });

  it('notes that it was removed from the workspace', async () => {
    await openWindow(transport);
    await council.slack.sendEvent({ type: 'app_uninstalled' });
    const status = async () => (await council.command('status')).text;
    await expect.poll(status).toContain('removed the app or took its token away');
  });
});

describe('a socket that is refreshed', () => {
  it('leaves no hole: clicks are answered while it connects again', async () => {
    await openWindow('socket');
    const { slack } = council;
    await slack.sockets.opened(2);
    const anne = slack.as('AMc');
    for (const index of [0, 0]) {
      slack.sockets.refresh({ reason: 'refresh_requested', index });
      expect((await anne.command('/milestone COPS2')).modal?.title).toBe('Update COPS2');
      await anne.close();
      await slack.sockets.opened(2);
    }
    expect(slack.refusals).toEqual([]);
  });
});
