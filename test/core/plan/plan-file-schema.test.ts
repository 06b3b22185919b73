import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildPlanFileJsonSchema } from '../../../src/core/plan/plan-file-schema.ts';
import { readPlanFile } from '../../../src/core/plan/read-plan-file.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('the JSON Schema for editors', () => {
  it('is the one in docs (after a change: npm run vitest -- run test/core/plan/plan-file-schema.test.ts -u)', async () => {
    const schema = `${JSON.stringify(buildPlanFileJsonSchema(), null, 2)}\n`;
    await expect(schema).toMatchFileSnapshot('../../../docs/plan-file.schema.json');
  });

  it('knows numbers as numbers and choices as choices', () => {
    const text = JSON.stringify(buildPlanFileJsonSchema());
    expect(text).toContain('"enum":["higher","lower","neither"]');
    expect(text).toContain('"type":"integer","minimum":0,"maximum":6');
  });
});

describe('docs/plan-file.md', () => {
  const documentation = read('docs/plan-file.md');

  it('names every key that a plan file may have', () => {
    const keys = new Set(keysOf(buildPlanFileJsonSchema()));
    const missing = [...keys].filter((key) => !documentation.includes(`${key}:`));
    expect(missing).toEqual([]);
  });

  it('shows a full example that is read without problems', () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(documentation)?.[1] ?? '';
    expect(readPlanFile(example)).toMatchObject({ ok: true });
    expect(Object.keys(parse(example))).toContain('section texts');
  });
});

function keysOf(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'properties' in schema && typeof schema.properties === 'object' ? Object.keys(schema.properties ?? {}) : [];
  return [...own, ...Object.values(schema).flatMap(keysOf)].filter((key) => key !== 'properties');
}
