import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Which floors a floor may import from, besides itself. Arrows point down only. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  'src/core': [],
  'src/usecases': ['src/core'],
  'src/store': ['src/usecases', 'src/core'],
  'src/reports': ['src/sheets', 'src/usecases', 'src/core'],
  'src/sheets': ['src/core'],
  'src/health': ['src/usecases', 'src/core'],
  'src/slack': ['src/reports', 'src/sheets', 'src/usecases', 'src/core'],
  'src/cli': ['src/reports', 'src/sheets', 'src/usecases', 'src/core'],
  jobs: ['src/usecases', 'src/core'],
  'src/config.ts': ['src/settings.ts', 'src/core'],
  'src/settings.ts': ['src/core'],
  'src/start-refused.ts': ['src/settings.ts'],
  'src/unless-stopped.ts': [],
  'src/hide-secrets.ts': ['src/config.ts'],
  'src/open-house.ts': ['src/start-refused.ts', 'src/slack', 'src/store', 'src/reports', 'src/usecases', 'src/core'],
  'src/wiring': [
    'src/open-house.ts',
    'src/config.ts',
    'src/start-refused.ts',
    'src/unless-stopped.ts',
    'src/slack',
    'jobs',
    'src/usecases',
    'src/core',
    'src/health',
  ],
  'src/examine-installation.ts': [
    'src/open-house.ts',
    'src/config.ts',
    'src/settings.ts',
    'src/start-refused.ts',
    'src/slack',
    'jobs',
    'src/store',
    'src/usecases',
    'src/core',
  ],
  'src/wiring.ts': [
    'src/wiring',
    'src/open-house.ts',
    'src/start-refused.ts',
    'jobs',
    'src/slack',
    'src/reports',
    'src/usecases',
  ],
  'src/give-back-memory.ts': [],
  'src/leave-wasm-plain.ts': [],
  'src/run-until-signal.ts': [
    'src/give-back-memory.ts',
    'src/leave-wasm-plain.ts',
    'src/hide-secrets.ts',
    'src/wiring.ts',
    'src/wiring',
    'src/config.ts',
    'src/settings.ts',
    'src/cli',
    'src/usecases',
  ],
  'src/demo-context.ts': ['src/wiring.ts', 'src/config.ts', 'src/cli'],
  'src/surroundings.ts': [
    'src/open-house.ts',
    'src/start-refused.ts',
    'src/config.ts',
    'src/settings.ts',
    'src/usecases',
    'src/core',
  ],
  'src/keep-commands.ts': ['src/surroundings.ts', 'src/config.ts', 'src/store', 'src/cli', 'src/usecases', 'src/core'],
  'src/command-line.ts': [
    'src/hide-secrets.ts',
    'src/surroundings.ts',
    'src/keep-commands.ts',
    'src/demo-context.ts',
    'src/run-until-signal.ts',
    'src/examine-installation.ts',
    'src/start-refused.ts',
    'src/config.ts',
    'src/settings.ts',
    'src/cli',
    'src/usecases',
    'src/core',
  ],
  'src/main.ts': ['src/command-line.ts'],
  sandbox: [],
};

/** Packages that only one floor may know. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  '@slack/bolt': ['src/slack', 'test'],
  '@slack/web-api': ['src/slack'],
  'drizzle-orm': ['src/store'],
  'better-sqlite3': ['src/store'],
  bullmq: ['jobs'],
  ioredis: ['jobs'],
  'read-excel-file': ['src/sheets'],
  'write-excel-file': ['src/sheets'],
  'csv-parse': ['src/sheets'],
  docx: ['src/reports'],
  '@myriaddreamin/typst.ts': ['src/reports'],
  '@resvg/resvg-js': ['src/reports'],
};

function filesBelow(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') || name.endsWith('.mts'))
    .map((name) => join(folder, name));
}

/** Without its comments, which may speak of what the code does not do. */
function codeOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(ROOT, file), 'utf8');
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
  return found.map((specifier) =>
    specifier.startsWith('.') ? relative(ROOT, join(ROOT, dirname(file), specifier)) : specifier,
  );
}

function floorOf(file: string): string | undefined {
  return Object.keys(ARROWS)
    .toSorted((one, other) => other.length - one.length)
    .find((floor) => file === floor || file.startsWith(`${floor}/`));
}

const FILES = ['src', 'jobs', 'sandbox'].flatMap(filesBelow);

describe('the floors of the house', () => {
  it('hold every file', () => {
    expect(FILES.length).toBeGreaterThan(100);
    expect(FILES.filter((file) => floorOf(file) === undefined)).toEqual([]);
  });

  it('import only from below', () => {
    const wrong = FILES.flatMap((file) => {
      const floor = floorOf(file) ?? '';
      const allowed = [floor, ...(ARROWS[floor] ?? []), ...(file.startsWith('src/cli/demo') ? ['sandbox'] : [])];
      return importsOf(file)
        .filter(
          (target) => floorOf(target) !== undefined || /^(src|jobs|sandbox|test|attack|bench|torture)\//.test(target),
        )
        .filter((target) => !allowed.includes(floorOf(target) ?? target))
        .map((target) => `${file} imports ${target}`);
    });
    expect(wrong).toEqual([]);
  });

  it('keep each outside world behind one edge', () => {
    const wrong = FILES.flatMap((file) =>
      importsOf(file)
        .filter((target) => Object.keys(OWNERS).some((name) => target === name || target.startsWith(`${name}/`)))
        .filter(
          (target) =>
            !Object.entries(OWNERS).some(
              ([name, owners]) =>
                (target === name || target.startsWith(`${name}/`)) && owners.includes(floorOf(file) ?? ''),
            ),
        )
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('core and use cases', () => {
  const pure = FILES.filter((file) => file.startsWith('src/core') || file.startsWith('src/usecases'));

  it('are told the time and never ask for it', () => {
    const wrong = pure.filter((file) =>
      /Date\.now\(|new Date\(\)|performance\.now\(|process\.|setTimeout/.test(codeOf(file)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the environment', () => {
  it('is read in one place', () => {
    const readers = FILES.filter((file) => codeOf(file).includes('process.env'));
    expect(readers).toEqual(['src/main.ts']);
  });
});

describe('what Node reads of every language when it is first asked, 8 MB of it', () => {
  it.each([
    [/\bIntl\.|@date-fns\/tz'/, ['src/core/calendar/zone.ts']],
    [/localeCompare/, ['src/core/sort-names.ts']],
    [/\.toLocale\w+\(|@date-fns\/utc'/, []],
  ])('is asked in one place: %s', (asks, places) => {
    const askers = FILES.filter((file) => !file.startsWith('sandbox') && asks.test(codeOf(file)));
    expect(askers).toEqual(places);
  });
});

describe('files', () => {
  it('stay short enough to be read at once', () => {
    const long = [
      ...FILES.map((file) => [file, 300] as const),
      ...['attack', 'bench', 'torture'].flatMap(filesBelow).map((file) => [file, 300] as const),
      ...filesBelow('test').map((file) => [file, 400] as const),
    ]
      .map(([file, most]) => ({ file, most, lines: readFileSync(join(ROOT, file), 'utf8').split('\n').length - 1 }))
      .filter(({ lines, most }) => lines > most);
    expect(long).toEqual([]);
  });
});
