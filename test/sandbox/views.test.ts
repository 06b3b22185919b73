import type { HomeView, ModalView } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Slack } from '../../sandbox/slack.ts';
import { startSlack } from '../../sandbox/slack.ts';
import { clientOptions, startSocketApp } from './app-under-test.ts';

const view = (title: string, extra: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  title: { type: 'plain_text', text: title },
  submit: { type: 'plain_text', text: 'Save' },
  blocks: [
    {
      type: 'input',
      block_id: 'a',
      label: { type: 'plain_text', text: 'A' },
      element: { type: 'plain_text_input', action_id: 'a', initial_value: 'old' },
    },
    {
      type: 'actions',
      block_id: 'go',
      elements: [{ type: 'button', action_id: 'more', text: { type: 'plain_text', text: 'More' } }],
    },
  ],
  ...extra,
});
const home: HomeView = { type: 'home', blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Yours' } }] };

let slack: Slack;
let client: WebClient;
let app: { stop: () => unknown };
const triggers: string[] = [];

beforeEach(async () => {
  triggers.length = 0;
  slack = await startSlack({ people: [{ initials: 'AMc' }], settleMs: 30, triggerLifeMs: 1500 });
  client = new WebClient(slack.botToken, clientOptions(slack));
  app = await startSocketApp(slack, (bolt) => {
    bolt.command('/milestone', async ({ ack, command }) => {
      triggers.push(command.trigger_id);
      await ack();
    });
    bolt.action('more', async ({ ack, body }) => {
      if (body.type === 'block_actions') triggers.push(body.trigger_id);
      await ack();
    });
    bolt.event('app_home_opened', async ({ event }) => {
      await client.views.publish({ user_id: event.user, view: home });
    });
  });
});
afterEach(async () => {
  await app.stop();
  await slack.stop();
});

const failing = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error) => error.data?.error ?? String(error),
  );
const trigger = async () => {
  await slack.as('AMc').command('/milestone');
  return triggers.at(-1) ?? '';
};
const open = async (definition: ModalView) =>
  (await client.views.open({ trigger_id: await trigger(), view: definition })).view;

describe('a trigger', () => {
  it('is good once', async () => {
    const id = await trigger();
    await client.views.open({ trigger_id: id, view: view('One') });
    expect(await failing(client.views.open({ trigger_id: id, view: view('Two') }))).toBe('exchanged_trigger_id');
    expect(slack.as('AMc').modal?.title).toBe('One');
  });

  it('dies with time', async () => {
    const id = await trigger();
    await new Promise((resolve) => setTimeout(resolve, 1600));
    expect(await failing(client.views.open({ trigger_id: id, view: view('Late') }))).toBe('expired_trigger_id');
  });

  it('must be known', async () => {
    expect(await failing(client.views.open({ trigger_id: 'x', view: view('Never') }))).toBe('invalid_trigger_id');
  });
});

describe('an open view', () => {
  it('is updated by the hash it has, and by no older one', async () => {
    const opened = await open(view('One'));
    const { id = '', hash = '' } = opened ?? {};
    const updated = await client.views.update({ view_id: id, hash, view: view('Two') });
    expect(updated.view?.hash).not.toBe(hash);
    expect(await failing(client.views.update({ view_id: id, hash, view: view('Three') }))).toBe('hash_conflict');
    expect(slack.as('AMc').modal?.title).toBe('Two');
  });

  it('keeps what was typed under the same ids, and takes the new value under others', async () => {
    const opened = await open(view('One'));
    const anne = slack.as('AMc');
    await anne.fill('A', 'typed');
    await client.views.update({ view_id: opened?.id ?? '', view: view('Two') });
    expect(anne.modal?.values).toMatchObject({ a: { a: { value: 'typed' } } });
    const [input] = view('Three').blocks;
    const renamed = input === undefined ? [] : [{ ...input, block_id: 'b' }];
    await client.views.update({ view_id: opened?.id ?? '', view: view('Three', { blocks: renamed }) });
    expect(anne.modal?.values).toMatchObject({ b: { a: { value: 'old' } } });
  });

  it('is found by an external id that nobody else has', async () => {
    await open(view('One', { external_id: 'e1' }));
    await client.views.update({ external_id: 'e1', view: view('Two', { external_id: 'e1' }) });
    expect(slack.as('AMc').modal?.title).toBe('Two');
    const id = await trigger();
    expect(await failing(client.views.open({ trigger_id: id, view: view('Three', { external_id: 'e1' }) }))).toBe(
      'duplicate_external_id',
    );
  });

  it('is not found once it is closed', async () => {
    const opened = await open(view('One'));
    await slack.as('AMc').close();
    expect(await failing(client.views.update({ view_id: opened?.id ?? '', view: view('Two') }))).toBe('not_found');
  });

  it('carries two more at most', async () => {
    await open(view('One'));
    const anne = slack.as('AMc');
    for (const title of ['Two', 'Three']) {
      await anne.press('More');
      await client.views.push({ trigger_id: triggers.at(-1) ?? '', view: view(title) });
    }
    await anne.press('More');
    expect(await failing(client.views.push({ trigger_id: triggers.at(-1) ?? '', view: view('Four') }))).toBe(
      'push_limit_reached',
    );
    expect(anne.modals.map((one) => one.title)).toEqual(['One', 'Two', 'Three']);
    await anne.close();
    expect(anne.modal?.title).toBe('Two');
    await anne.close({ all: true });
    expect(anne.modals).toEqual([]);
  });

  it('is pushed only from within a form', async () => {
    expect(await failing(client.views.push({ trigger_id: await trigger(), view: view('One') }))).toBe(
      'invalid_trigger_id',
    );
  });

  it('is refused with its faults listed, and leaves the trigger good', async () => {
    const id = await trigger();
    const long = view('A title that is far too long for Slack');
    await expect(client.views.open({ trigger_id: id, view: long })).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: ['[ERROR] must be less than 25 characters [json-pointer:/view/title/text]'] },
      },
    });
    expect(await failing(client.views.open({ trigger_id: id, view: view('Short') }))).toBe('ok');
  });
});

describe('the Home tab', () => {
  it('is empty until the app publishes', async () => {
    const anne = slack.as('AMc');
    expect(anne.home).toBeUndefined();
    await anne.openHome();
    await anne.openHome();
    expect(anne.home?.text).toBe('Yours');
    expect(slack.home('AMc')?.id).toBe(anne.home?.id);
  });
});
