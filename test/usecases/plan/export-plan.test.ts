import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exportPlan } from '../../../src/usecases/plan/export-plan.ts';
import { imported, openPlanWorld, type PlanWorld, planFixture } from '../../support/plan-world.ts';

const EXAMPLE = readFileSync(new URL('../../../plans/example.yaml', import.meta.url), 'utf8');
const DOCUMENTED =
  /```yaml\n([\s\S]*?)```/.exec(readFileSync(new URL('../../../docs/plan-file.md', import.meta.url), 'utf8'))?.[1] ??
  '';

/** Words that YAML would like to read as something else. */
const AWKWARD_WORDS = [
  'yes',
  'null',
  '~',
  '1e5',
  '0x1F',
  '2026-06-30',
  '- a list?',
  '# no comment',
  'a: b',
  'ends with a colon:',
  '"quoted" and \'quoted\'',
  '*star & {brace} [bracket] | > % @ `',
  'Größe, naïve, 学校, 👩‍👩‍👧 and \u00a0 a hard blank',
  'two\nlines',
  'a list\n- one\n- two\n\n  indented\n\tand a tab',
  `${'long words '.repeat(60)}end`,
  '\\n is no line end',
  '\u2028 separates',
];

const small = planFixture('small.yaml');
const awkward = AWKWARD_WORDS.map(
  (words) =>
    `      - { ref: AW1, words: ${JSON.stringify(words)}, board: ${JSON.stringify(`b ${words}`.replace(/[\n\t\u2028]/g, ' ').slice(0, 99))} }\n`,
).join('');

/** A directorate with everything that it may have instead of the council's. */
const withOwnDays = small
  .replace('  time zone: Europe/London\n', '  time zone: Europe/London\n  closure days: [2026-12-29]\n')
  .replace(
    '  name: Place\n',
    '  name: Place\n  nation: Northern Ireland\n  closure days: [2026-12-30, 2026-12-24]\n  officers channel: C0OFFICERS\n',
  );

async function exported(world: PlanWorld, directorateCode: string): Promise<string> {
  const result = await exportPlan(world.plans, { directorateCode, startYear: undefined });
  if (!result.ok) throw new Error(`The export was refused: ${result.refusal.reason}`);
  return result.value.text;
}

describe('a plan that is exported and imported again', () => {
  it.each([
    ['the small plan', 'PL', small],
    ['the example', 'CE', EXAMPLE],
    ['the documented example', 'CE', DOCUMENTED],
    ['days and a channel of its own', 'PL', withOwnDays],
    ['awkward words', 'PL', small.replace('    indicators:', `${awkward}    indicators:`)],
  ])('is unchanged: %s', async (_, code, text) => {
    const world = await openPlanWorld();
    await imported(world.importText(text));
    const before = await world.stored(code);
    const first = await exported(world, code);
    const receipt = await imported(world.importText(first));
    expect(receipt).toMatchObject({ changesSomething: false, conflicts: [], missing: [], planVersion: 1 });
    expect(await world.stored(code)).toEqual(before);
    expect(await exported(world, code)).toBe(first);
  });

  it('is unchanged in another, empty Ragtime too, with the same ids', async () => {
    const [here, there] = [await openPlanWorld(), await openPlanWorld()];
    await imported(here.importText(EXAMPLE));
    const text = await exported(here, 'CE');
    await imported(there.importText(text));
    expect(await exported(there, 'CE')).toBe(text);
  });

  it('keeps every word', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(small.replace('    indicators:', `${awkward}    indicators:`)));
    await imported(world.importText(await exported(world, 'PL')));
    const words = (await world.plans.plans())[0]?.milestones.filter(({ ref }) => ref === 'AW1').map((one) => one.words);
    expect(words).toEqual(AWKWARD_WORDS.map((text) => text.trim()));
  });
});

describe('an exported file', () => {
  it('gives what the directorate has of its own, and no more', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(small));
    expect(await exported(world, 'PL')).not.toMatch(/^ {2}(officers channel|closure days):/m);
    await imported(world.importText(withOwnDays));
    const text = await exported(world, 'PL');
    expect(text).toContain('  nation: Northern Ireland\n  closure days: [ 2026-12-24, 2026-12-30 ]\n');
    expect(text).toContain('  officers channel: C0OFFICERS\n');
  });

  it('says at the top what the ids are for', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(small));
    expect((await exported(world, 'pl')).split('\n').slice(0, 4).join('\n')).toContain('Keep them');
  });

  it('names the people of its plan and their deputies, and nobody else', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(EXAMPLE));
    await imported(world.importText(small.replaceAll('JP', 'JX').replace('jo.pardew', 'jo.xu')));
    const text = await exported(world, 'PL');
    expect([...text.matchAll(/initials: (\w+)/g)].map((match) => match[1])).toEqual(['JX', 'RK']);
  });
});

describe('a plan that is not there', () => {
  it('is refused with the directorates that are', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(small));
    const result = await exportPlan(world.plans, { directorateCode: 'XX', startYear: undefined });
    expect(result).toEqual({ ok: false, refusal: { reason: 'unknown-directorate', known: ['PL'] } });
  });

  it('is refused with the years that are', async () => {
    const world = await openPlanWorld();
    await imported(world.importText(small));
    const result = await exportPlan(world.plans, { directorateCode: 'PL', startYear: 2030 });
    expect(result).toEqual({ ok: false, refusal: { reason: 'no-plan', startYears: [2026] } });
  });
});
