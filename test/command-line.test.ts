import { beforeEach, describe, expect, it } from 'vitest';
import { COMMAND_NAMES, runCommand } from '../src/command-line.ts';
import { type Actor, may } from '../src/core/access.ts';
import { COMMAND_LINE } from '../src/usecases/find-actor.ts';

const GUEST: Actor = { ...COMMAND_LINE, slackUserId: 'U0GUEST', shutOut: 'guest' };
const MEMBER: Actor = { ...COMMAND_LINE, slackUserId: 'U0MEMBER' };

let lines: string[];
beforeEach(() => {
  lines = [];
});

/** Settings that no command can use: whatever gets past the question of access stops at them. */
function run(name: string, actor?: Actor): Promise<number> {
  const keep = (line: string) => void lines.push(line);
  const around = { out: keep, err: keep, env: { DATABASE_PATH: ':memory:' }, clock: () => new Date(0) };
  return runCommand([name], actor === undefined ? around : { ...around, actor });
}

describe('a command of somebody who may not run it', () => {
  it.each(COMMAND_NAMES)(
    'ragtime %s is refused to whoever is shut out, in one sentence that says who helps',
    async (name) => {
      expect(await run(name, GUEST)).toBe(1);
      expect(lines).toEqual([`You may not run "ragtime ${name}"; an administrator of Ragtime can help.`]);
    },
  );

  it.each([
    ['quarter', 'the directorate’s performance officer can help'],
    ['status', 'the directorate’s performance officer can help'],
    ['import', 'an administrator of Ragtime can help'],
    ['start', 'an administrator of Ragtime can help'],
  ])('ragtime %s is refused to a member: %s', async (name, helper) => {
    expect(await run(name, MEMBER)).toBe(1);
    expect(lines.join('\n')).toContain(helper);
  });
});

describe('the command line of the machine', () => {
  it.each(COMMAND_NAMES.filter((name) => name !== 'demo'))('may run ragtime %s', async (name) => {
    expect(await run(name)).toBe(2);
    expect(lines.join('\n')).toContain('DATABASE_PATH');
  });

  it('may do what only administrators may', () => {
    expect(may(COMMAND_LINE, 'import-plan')).toEqual({ allowed: true });
  });
});
