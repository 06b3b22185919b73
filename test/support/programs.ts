import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe } from 'vitest';

/** Programs of the system that some tests look with, and the Debian package that each comes in. */
const PROGRAMS = {
  chromium: 'chromium',
  soffice: 'libreoffice-writer-nogui libreoffice-calc-nogui',
  pdfinfo: 'poppler-utils',
  pdffonts: 'poppler-utils',
  pdftotext: 'poppler-utils',
  'systemd-analyze': 'systemd',
} as const;
type Program = keyof typeof PROGRAMS;

/**
 * A suite that needs a program: skipped with a line where it is not on the PATH, and failing there when
 * `RAGTIME_REQUIRE_PROGRAMS` is 1, as it is in `.ci/run`.
 */
export function describeWith(program: Program, what: string, suite: () => void): void {
  if (findProgram(program) !== undefined) {
    describe(what, suite);
    return;
  }
  const message = `${program} is not on the PATH, so "${what}" is not tested. On Debian: apt-get install ${PROGRAMS[program]}`;
  if (process.env.RAGTIME_REQUIRE_PROGRAMS === '1') throw new Error(message);
  console.warn(message);
  describe.skip(what, suite);
}

/** What the program prints. */
export function run(program: Program, args: readonly string[]): string {
  // Poppler complains of what Typst writes rightly ("Suspects object is wrong type"): its complaints are not looked at.
  return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e8 });
}

export function findProgram(program: Program): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, program))
    .find(existsSync);
}
