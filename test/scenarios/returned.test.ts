import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../sandbox/people.ts';
import type { Council } from '../support/council.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';
import { readColumn } from '../support/read-column.ts';

const COPS2 = [...QUARTER, '--ref', 'cops 2'];
const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';
const QUESTION = 'Which of the <!channel> sites? *Please* say.';

let council: Council;
let anne: Person;

afterEach(async () => {
  await council.stop();
});

async function answer(text: string): Promise<void> {
  await anne.fill(STATUS, 'Green: on course');
  await anne.fill(TEXT, text);
  await anne.submit();
}

/** AMc has sent COPS2 in the first week. */
async function sendFirst(transport: 'socket' | 'http'): Promise<void> {
  council = await openCollecting(transport);
  anne = council.slack.as('AMc');
  await anne.command('/milestone COPS2');
  await answer('Two sites are open, and the third follows.');
  await anne.close();
}

function texts(): readonly unknown[] {
  return readColumn(council.databasePath, 'select commentary from milestone_update order by id');
}

async function tickAt(instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
}

/** The message with the question, as it stands now. */
const questionText = () => anne.dms().findLast(({ text }) => text.includes('sites? *Please* say.'))?.text;
const giveBack = (...rest: string[]) => council.command('return', ...COPS2, ...rest);

describe.each(['socket', 'http'] as const)('what an officer sends back, over %s', (transport) => {
  beforeEach(() => sendFirst(transport));

  it('is asked for after the close, answered from the message, and closed', async () => {
    council.setTime('2026-07-22T08:00:00Z');
    await council.tick();
    expect((await giveBack('--question', QUESTION)).text).toContain(
      'COPS2 was sent back. Alison McBride is asked from 9am Wednesday 22 July 2026 on.',
    );
    await council.tick();
    await council.tick();
    const asked = anne.dms().filter(({ text }) => text.includes('sites? *Please* say.'));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.text).toContain('The performance officer asks about what you sent for Quarter 1 2026/27:');
    await anne.press('Answer');
    expect(anne.modal?.text).toContain(QUESTION);
    expect(anne.modal?.text).toContain('Two sites are open, and the third follows.');
    await answer('Two sites are open, in Ford and Cray. The third follows in May.');
    expect(anne.modal?.text).toContain('You can change it until the performance officer closes the question.');
    expect((await council.command('return', ...QUARTER)).text).toContain('Answered, open until you close it');
    await anne.close();
    await tickAt('2026-07-22T08:01:00Z');
    expect(questionText()).toContain('Answered, thank you.');
    await anne.command('/milestone');
    expect(anne.ephemerals().at(-1)?.text).toContain('You can change what you answered until');
    expect((await giveBack('--close')).text).toContain('The question about COPS2 is closed');
    expect((await giveBack('--close')).code).toBe(1);
    await tickAt('2026-07-22T08:02:00Z');
    expect(questionText()).toContain('The question is closed: the text stands as it is.');
    await anne.command('/milestone COPS2');
    expect(anne.modal).toBeUndefined();
    expect(texts()).toHaveLength(2);
    expect(council.slack.refusals).toEqual([]);
  });

  it('waits in the list after the close, and is never answered once published', async () => {
    council.setTime('2026-07-22T08:00:00Z');
    await council.tick();
    await giveBack('--question', QUESTION);
    await council.tick();
    await council.tick();
    await anne.command('/milestone');
    expect(anne.ephemerals().at(-1)?.text).toContain('One text has come back to you with a question.'.slice(1));
    await anne.command('/milestone COPS2');
    await anne.fill(TEXT, 'Written while it was published.');
    expect((await council.command('quarter', 'publish', ...QUARTER)).code).toBe(0);
    await anne.submit();
    expect(anne.modal?.title).toBe('Not saved: closed');
    expect(anne.modal?.text).toContain('Written while it was published.');
    expect(texts()).toHaveLength(1);
    await tickAt('2026-07-22T08:05:00Z');
    expect(questionText()).toContain('is published: nothing is asked here any more.');
    expect((await council.command('return', ...QUARTER)).text).toContain('Void: the report was published first');
    const again = await giveBack('--question', 'Again?');
    expect(again.text).toContain('Once they have answered, "ragtime quarter amend" corrects the report.');
  });

  it('is not asked about any more where its report is published before the message is out', async () => {
    await tickAt('2026-07-22T08:00:00Z');
    await giveBack('--question', QUESTION);
    await council.command('quarter', 'publish', ...QUARTER);
    await tickAt('2026-07-22T08:05:00Z');
    await tickAt('2026-07-22T08:06:00Z');
    expect(questionText()).toBeUndefined();
  });

  it('while the owner types: the question is shown, the text kept, and the next Save stores it', async () => {
    await anne.command('/milestone COPS2');
    await anne.fill(TEXT, 'Better words that nobody may lose.');
    await giveBack('--question', QUESTION);
    const seen = await anne.submit();
    expect(seen.modal?.text).toContain('while you were writing, this came back with a question');
    expect(seen.modal?.text).toContain(QUESTION);
    expect(seen.modal?.text).toContain('Better words that nobody may lose.');
    expect(texts()).toHaveLength(1);
    await anne.submit();
    expect(anne.modal?.title).toBe('Saved');
    expect(texts().at(-1)).toBe('Better words that nobody may lose.');
    await council.tick();
    expect(anne.dms().filter(({ text }) => text.includes('Please'))).toEqual([]);
  });

  it('stands in the reminder again, and in the officers’ count', async () => {
    await council.tick();
    const before = anne.dms()[0]?.text ?? '';
    expect(before).toContain('You have 2 milestones');
    await giveBack('--question', QUESTION);
    council.setTime('2026-07-01T08:05:00Z');
    await council.tick();
    expect(anne.dms()[0]?.text).toContain('Came back to you with a question');
    expect((await council.command('status')).text).toContain('AMc: 0 of 5 in');
  });

  it('may be the figure of an indicator, also while its owner types', async () => {
    const figure = [...QUARTER, '--ref', 'COPI1'];
    await anne.command('/milestone COPI1');
    await anne.fill('Figure', '79.2');
    await anne.submit();
    await anne.close();
    await anne.command('/milestone COPI1');
    await anne.fill('Figure', '80.1');
    expect((await council.command('return', ...figure, '--question', QUESTION)).code).toBe(0);
    await anne.submit();
    expect(anne.modal?.text).toContain('while you were writing, this came back with a question');
    expect(anne.modal?.text).toContain(QUESTION);
    await anne.submit();
    expect(anne.modal?.title).toBe('Saved');
    expect((await council.command('return', ...QUARTER)).text).toContain('Answered, open until you close it');
    expect((await council.command('return', ...figure, '--question', 'And why?')).code).toBe(0);
    await council.tick();
    await anne.close();
    await anne.press('Answer', { in: anne.dms().at(-1) });
    expect(anne.modal?.title).toBe('Update COPI1');
    expect(anne.modal?.text).toContain('And why?');
    const jo = council.slack.as('JP');
    await jo.command('/milestone COPI1 history');
    expect(jo.modal?.text).toContain(QUESTION);
    expect(jo.modal?.text).toContain('Waits for an answer.');
    await jo.press('Close the question');
    expect(jo.modal?.title).toBe('History of COPI1');
    expect(jo.modal?.text).toContain('Send back with a question');
  });
});
