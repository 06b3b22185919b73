import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SCHEDULE } from '../jobs/schedule.ts';
import { COMMAND_NAMES, runCommand } from '../src/command-line.ts';
import { SETTINGS } from '../src/settings.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDERS = ['.', 'docs', 'docs/decisions', 'sandbox'];

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const DOCUMENTS = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** A table row whose first cell is this word. */
const row = (word: string) => new RegExp(`^\\| \`${word}\` \\|.{10,}\\|$`, 'm');

describe.each(COMMAND_NAMES)('the command %s', (name) => {
  it('has a row in the README and one in docs/operations.md', () => {
    expect(read('README.md')).toMatch(row(name));
    expect(read('docs/operations.md')).toMatch(row(name));
  });

  it('has its exit codes in docs/operations.md', () => {
    expect(read('docs/operations.md').match(row(name))?.[0]).toMatch(/ \| 0 [^|]+ \|$/);
  });
});

describe.each(Object.keys(SETTINGS))('the setting %s', (name) => {
  it('has a row in docs/operations.md', () => {
    expect(read('docs/operations.md')).toMatch(row(name));
  });
});

describe.each(SCHEDULE)('the recurring job $name', ({ name, everyMs, what }) => {
  it('has a row in docs/operations.md with its interval and what it is for', () => {
    expect(read('docs/operations.md')).toContain(`| \`${name}\` | ${everyMs / 1000} seconds | ${what} |`);
  });
});

describe('the tables of the database', () => {
  const tables = readdirSync(join(ROOT, 'src/store/schema')).flatMap((file) =>
    [...read(`src/store/schema/${file}`).matchAll(/sqliteTable\(\s*'(\w+)'/g)].map(([, name = '']) => name),
  );
  const section = read('docs/operations.md').split('\n## The tables\n')[1]?.split('\n## ')[0] ?? '';
  const documented = [...section.matchAll(/^\| `(\w+)` \|.{10,}\|$/gm)].map(([, name]) => name);

  it('have a row each in docs/operations.md, and no row is about a table that is gone', () => {
    expect(tables.length).toBeGreaterThan(15);
    expect(documented.toSorted()).toEqual(tables.toSorted());
  });
});

describe('the commands of the manifest', () => {
  const { features } = JSON.parse(read('manifest.json'));
  const overHttp = read('docs/operations.md').split('\n## Slack over HTTP\n')[1]?.split('\n## ')[0];

  it.each<{ command: string }>(features.slash_commands)(
    '$command is given its address where Slack speaks HTTP',
    (one) => {
      expect(overHttp).toContain(`\`${one.command}\``);
    },
  );
});

describe('the scopes of the manifest', () => {
  const { oauth_config: oauth } = JSON.parse(read('manifest.json'));

  it.each<string>(oauth.scopes.bot)('%s is documented', (scope) => {
    expect(read('docs/slack-permissions.md')).toMatch(row(scope));
  });
});

describe.each(DOCUMENTS)('%s', (file) => {
  it('links only to what exists', () => {
    const text = read(file).replaceAll(/```[\s\S]*?```/g, '');
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const local = links.filter((target) => !/^(https?:|#)/.test(target)).map((target) => target.split('#')[0] ?? '');
    expect(local.filter((target) => !existsSync(join(ROOT, dirname(file), target)))).toEqual([]);
  });

  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = [...read(file).matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('names only commands that exist', () => {
    const named = [...read(file).matchAll(/npx ragtime ([a-z]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !COMMAND_NAMES.includes(name))).toEqual([]);
  });
});

describe('the decisions', () => {
  const decisions = readdirSync(join(ROOT, 'docs/decisions')).toSorted();

  it('are numbered without a gap, and each says what was refused', () => {
    const numbers = decisions.map((name) => Number(name.slice(0, 4)));
    expect(numbers).toEqual(decisions.map((_, index) => index + 1));
    for (const [index, name] of decisions.entries()) {
      const text = read(`docs/decisions/${name}`);
      expect(text).toMatch(new RegExp(`^# ${index + 1}\\. `));
      expect(text, name).toContain('**Refused.**');
    }
  });
});

/** Acts of a command that explain themselves, or read other options than its first ones. */
const ACTS: Readonly<Record<string, readonly string[]>> = {
  plan: ['reassign', 'person'],
  report: ['--board=1', '--upload=1', '--boards'],
};

/** The words that begin with two dashes, without `--help`, which each command has. */
const optionsIn = (text: string) =>
  [...new Set(text.match(/(?<![\w-])--[a-z][a-z-]*/g))].filter((option) => option !== '--help').toSorted();

async function said(...args: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const keep = (line: string) => void lines.push(line);
  await runCommand(args, { out: keep, err: keep, clock: () => new Date(0), env: {} });
  return lines.join('\n');
}

describe.each(COMMAND_NAMES)('the options of %s', (name) => {
  const acts = [[], ...(ACTS[name] ?? []).map((act) => [act])];
  const [described = ''] = read('docs/operations.md').match(row(name)) ?? [];

  it('are those in its row in docs/operations.md', async () => {
    const helps = await Promise.all(acts.map((act) => said(name, ...act, '--help')));
    expect(optionsIn(described)).toEqual(optionsIn(helps.join('\n')));
  });

  it('are read by it', async () => {
    for (const option of optionsIn(described)) {
      // What is not known is told of the first such option.
      const told = await Promise.all(acts.map((act) => said(name, ...act, `${option}=1`, '--no-such-option')));
      const isKnown = (text: string) => !text.includes(`Unknown option '${option}'`);
      expect(told.filter(isKnown), option).not.toEqual([]);
    }
  });
});
