import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Council } from '../support/council.ts';
import { EVERY_ANSWER, EVERY_KIND_PLAN, fillAnswer } from '../support/every-kind.ts';
import { openCollecting, QUARTER } from '../support/open-collecting.ts';

const SECOND = ['--directorate', 'CE', '--quarter', '2026-27/Q2'];
const REFS = Object.keys(EVERY_ANSWER);

/** What people were shown of each entry, by its ref. */
interface Shown {
  readonly form: string;
  /** After Save. */
  readonly saved: string;
  /** The form, opened again. */
  readonly again: string;
  /** The row of its table in the report. */
  readonly row: string;
  /** What the card says that somebody else gets once the report is published. */
  readonly card: string;
}

interface Story {
  readonly shown: Readonly<Record<string, Shown>>;
  /** Of PI5, as it opens from the card. */
  readonly history: string;
  readonly channel: string;
  /** The reminder of the next quarter. */
  readonly next: string;
  readonly refusals: readonly unknown[];
}

/** One quarter in which AMc answers everything, and the morning of the next one. */
async function live(council: Council): Promise<Story> {
  const anne = council.slack.as('AMc');
  const answered = new Map<string, Pick<Shown, 'form' | 'saved' | 'again'>>();
  for (const ref of REFS) {
    await anne.command(`/milestone ${ref}`);
    const form = anne.modal?.text ?? '';
    await fillAnswer(anne, ref);
    const saved = (await anne.submit()).modal?.text ?? '';
    await anne.close({ all: true });
    await anne.command(`/milestone ${ref}`);
    answered.set(ref, { form, saved, again: anne.modal?.text ?? '' });
    await anne.close({ all: true });
  }
  await tickAt(council, '2026-07-21T16:00:00Z');
  const lines = await readReport(council);
  await council.command('quarter', 'publish', ...QUARTER);
  await tickAt(council, '2026-07-21T16:05:00Z');
  const samir = council.slack.as('SN');
  const shown: Record<string, Shown> = {};
  for (const [ref, before] of answered) {
    const { text: card } = await samir.command(`/milestone ${ref}`);
    const row = lines.find((line) => line.startsWith(`| ${ref} `)) ?? '';
    shown[ref] = { ...before, row, card };
  }
  await samir.press('Show history', { in: (await samir.command('/milestone PI5')).messages.at(-1) });
  const history = samir.modal?.text ?? '';
  await tickAt(council, '2026-10-01T08:00:00Z');
  await council.command('quarter', 'open', ...SECOND);
  await tickAt(council, '2026-10-01T08:01:00Z');
  const channel = council.slack
    .messages({ channel: council.plan.directorate.channelId ?? '' })
    .map(({ text }) => text)
    .join('\n');
  return { shown, history, channel, next: anne.dms().at(-1)?.text ?? '', refusals: council.slack.refusals };
}

async function tickAt(council: Council, instant: string): Promise<void> {
  council.setTime(instant);
  await council.tick();
  await council.tick();
}

async function readReport(council: Council): Promise<readonly string[]> {
  await council.command('report', ...QUARTER, '--format', 'md', '--out', council.folder);
  const file = readdirSync(council.folder).find((name) => name.endsWith('.md')) ?? '';
  return readFileSync(join(council.folder, file), 'utf8').split('\n');
}

/** Ref, what is said after Save, which choice stands in the form again, the end of the report's row, the card. */
const STATUSES = [
  ['PM1', 'Not started yet\nWork', 'Not started yet', '○ Not started', 'Not started'],
  [
    'PM2',
    'Not started yet: Green, on course',
    'Not started yet, still on course (Green)',
    '▲ Green, not started yet',
    'Green, not started yet',
  ],
  [
    'PM3',
    'Not started yet: Amber, uncertain',
    'Not started yet, and uncertain (Amber)',
    '■ Amber, not started yet',
    'Amber, not started yet',
  ],
  [
    'PM4',
    'Not started yet: Red, highly likely or certain to miss',
    'Not started yet, and highly likely or certain to miss (Red)',
    '▼ Red, not started yet',
    'Red, not started yet',
  ],
  ['PM5', 'Completed on 12 June 2026', 'Completed', '✓ Completed on 12 June 2026', 'Completed on 12 June 2026'],
  ['PM6', 'Completed on 30 June 2026', 'Completed', '✓ Completed on 30 June 2026', 'Completed on 30 June 2026'],
  ['PM7', 'Completed on 20 June 2026', 'Completed late', '✓ Completed on 20 June 2026', 'Completed on 20 June 2026'],
  ['PM8', 'Not completed by its date', 'Not completed', '✗ Not completed by its date', 'Not completed by its date'],
] as const;

/** Ref, the line above the form, what is said after Save, the cells of the report from target to direction, the card. */
const FIGURES = [
  [
    'PI1',
    'Target: 100 homes · Last year: 80 homes',
    '84 homes, Amber, uncertain',
    '400 homes (100 homes by Quarter 1) | 84 homes | ■ Amber | ↑ Better',
    '84 homes. ■ Amber.',
  ],
  [
    'PI2',
    'Target of the year: 98.0% · Last year: 97.4%',
    '98.4%, Green, on course',
    '98.0% | 98.4% | ▲ Green | ↑ Better',
    '98.4%. ▲ Green.',
  ],
  [
    'PI3',
    'Target: 75 families · Last year: 70 families',
    '78 families (provisional, final figure expected 15 August 2026), Green, on course',
    '78 families. Provisional. The final figure is expected on 15 August 2026. The figure alone gives Amber. Why the status differs: Nine flats are let in July. | ▲ Green | ↓ Worse',
    'Nine flats are let in July. ▲ Green.',
  ],
  ['PI4', 'Target: 40 · Last year: 44', '43, Red, ', '40 | 43 | ▼ Red | ↑ Better', '43. ▼ Red.'],
  [
    'PI5',
    'Target: 70.0% · Last year: 66.5%',
    'It covers the survey of May 2026.',
    '70.0% | 71.0%. Covers the survey of May 2026. | ▲ Green | ↑ Better',
    '71.0%. Covers the survey of May 2026. ▲ Green.',
  ],
  [
    'PI6',
    'No target: for information · Last year: 312',
    '298\nDirection, against last year: N/A: neither more nor less is better.',
    'No target: for information | 298 | For information | N/A: neither more nor less is better',
    '298. For information. Direction: N/A: neither more nor less is better.',
  ],
  [
    'PI7',
    'Target to be confirmed · Last year: no figure',
    '11.5 µg\nDirection, against last year: N/A: there is no figure for last year.',
    'To be confirmed | 11.5 µg | Target to be confirmed | N/A: there is no figure for last year',
    '11.5 µg. Target to be confirmed.',
  ],
  [
    'PN1',
    'Target of the year: 20',
    'Not due this quarter',
    '20 | Not due this quarter. | No status | N/A: there is no figure',
    'Not due this quarter. No status.',
  ],
  [
    'PN2',
    'Target of the year: 90',
    'Not yet available, expected 15 August 2026',
    '90 | Not yet available, expected 15 August 2026. | No status | N/A: there is no figure',
    'Not yet available, expected 15 August 2026. No status.',
  ],
  [
    'PN3',
    'Target of the year: 2',
    'Not published, to protect individuals',
    '2 | Not published, to protect individuals. | No status | N/A: there is no figure',
    'Not published, to protect individuals. No status.',
  ],
  [
    'PN4',
    'Target: 300',
    'No figure: the definition has changed',
    '300 | No figure: the definition has changed. | No status | N/A: the definition has changed',
    'No figure: the definition has changed. No status.',
  ],
  [
    'PN5',
    'No target: for information',
    'No longer collected',
    'No target: for information | No longer collected. | For information | N/A: there is no figure',
    'No longer collected. For information.',
  ],
] as const;

describe.each(['socket', 'http'] as const)('every kind of entry over %s', (transport) => {
  let council: Council;
  let story: Story;

  beforeAll(async () => {
    council = await openCollecting(transport, { plan: () => EVERY_KIND_PLAN });
    story = await live(council);
  }, 60_000);
  afterAll(() => council.stop());

  const shownOf = (ref: string): Shown => {
    const shown = story.shown[ref];
    if (shown === undefined) throw new Error(`${ref} was not answered.`);
    return shown;
  };

  it.each(STATUSES)('keeps and prints the status of %s', (ref, said, chosen, printed, published) => {
    const { saved, again, row, card } = shownOf(ref);
    expect(saved).toContain('== Saved ==');
    expect(saved).toContain(said);
    expect(again).toContain(`(x) ${chosen}\n`);
    expect(row).toContain(`| ${printed} | AMc |`);
    expect(card).toContain(`Published for Quarter 1 2026/27: ${published}\n`);
  });

  it.each(FIGURES)('keeps and prints the figure of %s', (ref, head, said, printed, published) => {
    const { form, saved, row, card } = shownOf(ref);
    expect(form).toContain(head);
    expect(saved).toContain('== Saved ==');
    expect(saved).toContain(said);
    expect(row).toContain(`| ${printed} | AMc |`);
    expect(card).toContain(published);
  });

  it('asks nothing of colours where there is nothing to reach', () => {
    for (const ref of ['PI6', 'PI7', 'PN5']) expect(shownOf(ref).form).not.toMatch(/Amber|on course|being done/);
    expect(shownOf('PI4').form).toContain('Amber when it misses it by up to 5%, Red beyond that.');
    expect(shownOf('PI4').form).toContain('Left empty, it covers the twelve months to 30 June 2026.');
    expect(shownOf('PI5').form).toContain('Left empty, it covers the year.');
  });

  it('speaks of what can be chosen, and leads from the card to the history', () => {
    expect(shownOf('PM8').form).toContain('If it is not completed start with the reason.');
    expect(shownOf('PM8').form).not.toContain('Amber');
    expect(shownOf('PM1').form).toContain('For Amber or Red start with the reason.');
    expect(story.history).toContain('71.0%. Covers the survey of May 2026. ▲ Green.');
  });

  it('says in the channel once that there is no target', () => {
    expect(story.channel).toContain('Planning applications received: 298. For information. Last year: 312.');
    expect(story.channel).toContain('school gates: 11.5 µg. Target to be confirmed. Last year: Not available.');
    expect(story.channel).toContain(
      '3 completed · 1 Green · 1 Amber · 1 Red · 1 not started · 1 not completed by its date',
    );
  });

  it('asks next quarter for what is neither completed, nor over, nor once a year', () => {
    expect(story.next).toContain('You have 5 milestones and 10 indicators');
    for (const ref of ['PM5', 'PM6', 'PM7', 'PI5', 'PN5']) expect(story.next).not.toContain(ref);
    expect(story.refusals).toEqual([]);
  });
});

describe.each(['socket', 'http'] as const)(
  'a target that the plan gives while the form is open over %s',
  (transport) => {
    it('is shown with what was typed, and what it asks for can be added', async () => {
      const council = await openCollecting(transport, { plan: () => EVERY_KIND_PLAN });
      const anne = council.slack.as('AMc');
      await anne.command('/milestone PI7');
      await anne.fill('Figure', '11.5');
      await anne.type('What should councillors know?', 'Two of nine sites');
      council.slack.faults.nextDelivery('block_actions', { kind: 'delivery-lost' }, { times: 9 });
      await anne.type('What should councillors know?', ' are above the limit.');
      const planPath = join(council.folder, 'target.yaml');
      const withTarget = readFileSync(EVERY_KIND_PLAN, 'utf8').replace('target: to be confirmed', 'target: 10');
      writeFileSync(planPath, withTarget);
      expect((await council.command('import', planPath)).code).toBe(0);
      const drawn = (await anne.submit()).modal?.text;
      expect(drawn).toContain('Nothing was changed; please look at each field');
      expect(drawn).toContain('Target: 10.0 µg');
      expect(drawn).toContain('"Two of nine sites are above the limit."');
      council.slack.faults.clear();
      await anne.fill('Is the year’s target on course?', 'Red: will not be met unless something is done');
      await anne.fill(/what is being done/, 'Buses stop elsewhere from September.');
      const saved = (await anne.submit()).modal?.text;
      expect(saved).toContain('11.5 µg, Red');
      expect(council.slack.refusals).toEqual([]);
      await council.stop();
    });
  },
);
