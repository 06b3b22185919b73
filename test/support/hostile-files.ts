import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { craftWorkbook, row } from './craft-workbook.ts';
import { planFixture } from './plan-world.ts';

export interface HostileFile {
  readonly what: string;
  readonly name: string;
  /** Puts it where it is told to. */
  readonly make: (path: string) => void;
  /** Part of what is said of it. */
  readonly says: string;
}

const holding = (content: () => Uint8Array | string) => (path: string) => writeFileSync(path, content());
/** Plans and return sheets have one that is called so, and it is read. */
const READ = 'Milestones';
const cells = (xml: string, more = {}) => holding(() => craftWorkbook([{ name: READ, cells: xml }], more));
const cell = (attributes: string, inside = '<v>1</v>') => cells(row(`<c ${attributes}>${inside}</c>`));
const text = (words: string) => cell('r="A1" t="inlineStr"', `<is><t>${words}</t></is>`);
const NOT_SAVED = 'One that Excel or LibreOffice saved would be accepted.';
const NO_WORKBOOK = 'A workbook saved as .xlsx, without a password, would be accepted.';
const TOO_MUCH = 'once it is unpacked (20 MB of tables)';
const NO_NUMBER = 'a number or a day that is too large';
const NO_TEXT = 'a character that belongs to no writing';

/** As `names.xlsx` and others that end so. */
const WORKBOOKS: readonly (readonly [what: string, make: (path: string) => void, says: string])[] = [
  ['a row that is far down and empty', cells('<row r="999999999"/>'), NOT_SAVED],
  ['a row that is nowhere', cells('<row r="1e300"></row>'), NOT_SAVED],
  [
    'a cell in another row than it says',
    cells('<row r="1048576"><c r="SF20000"><v>1</v></c></row>'),
    'At most 20000 rows',
  ],
  ['an address in other quotes', cell("r='A99999999'"), NOT_SAVED],
  ['an address of eleven digits', cell('r="A99999999999"'), NOT_SAVED],
  ['a column of seven letters', cell('r="AAAAAAA1"'), NOT_SAVED],
  ['an address that stands twice', cell('r="A1" r="A9999999"'), NOT_SAVED],
  ['tags with a prefix', cells('<x:row r="1"><x:c r="A9999999"><x:v>1</x:v></x:c></x:row>'), 'At most 20000 rows'],
  ['a quote that hides an address', cells('<row a=">" r="999999999"></row>'), NOT_SAVED],
  ['rows without a number, by the hundred thousand', cells('<row/>'.repeat(200_000)), NOT_SAVED],
  ['tags that never end', cells('<c '.repeat(1_000_000)), NOT_SAVED],
  ['nothing but beginnings', cells('<'.repeat(5_000_000)), NOT_SAVED],
  ['a cell of five million letters', text('x'.repeat(5_000_000)), NOT_SAVED],
  ['40 MB of a sheet in 40 KB', text('x'.repeat(40_000_000)), TOO_MUCH],
  ['sheets that lie elsewhere', cells('', { 'xl/workbook.xml': '<sheet '.repeat(1_000_000) }), NOT_SAVED],
  [
    'entities in its relations',
    cells('', { 'xl/_rels/workbook.xml.rels': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' }),
    NOT_SAVED,
  ],
  [
    'letters of two bytes',
    cells('', { 'xl/workbook.xml': Buffer.from('\uFEFF<!DOCTYPE a><workbook/>', 'utf16le') }),
    NO_WORKBOOK,
  ],
  ['a number beyond numbers', cell('r="A1"', '<v>1e999</v>'), NO_NUMBER],
  ['a day in 275760', cell('r="A1" t="d"', '<v>+275760-09-13</v>'), NO_NUMBER],
  ['NUL in a text', text('a&#0;b'), NO_TEXT],
  ['half a character', text('a&#xD800;b'), NO_TEXT],
  ['a text that no program keeps', text('x'.repeat(40_000)), 'more than 32767 characters'],
  ['a formula without its result', cell('r="A1"', '<f>1+1</f>'), 'A1 holds a formula without its result'],
  [
    'links to other files',
    cells('', { 'xl/externalLinks/externalLink1.xml': '<x/>' }),
    'takes values from other files',
  ],
  ['nothing in it', holding(() => ''), 'One that is saved as .xlsx would be accepted.'],
  [
    'its first half only',
    holding(() => craftWorkbook([{ name: 'A', cells: '' }]).slice(0, 400)),
    'One that is saved as .xlsx would be accepted.',
  ],
];

export const HOSTILE_WORKBOOKS: readonly HostileFile[] = WORKBOOKS.map(([what, make, says]) => ({
  what,
  name: 'words.xlsx',
  make,
  says,
}));

export const HOSTILE_CSV: readonly HostileFile[] = (
  [
    ['a quote that never ends', `"${'a'.repeat(4_900_000)}`, 'no CSV that can be read'],
    ['nothing but quotes', '"'.repeat(4_900_000), 'more than 32767 characters'],
    ['a million rows', 'a,b\n'.repeat(1_000_000), 'At most 20000 rows and 500 columns would be accepted.'],
    ['a thousand columns', 'a,'.repeat(1_000), 'At most 20000 rows and 500 columns would be accepted.'],
    ['NUL in a text', 'Ref,Value\nCOPI1\0,1', NO_TEXT],
    ['more than 5 MB', 'a'.repeat(5_000_001), '5 MB at most would be accepted.'],
  ] as const
).map(([what, content, says]) => ({ what, name: 'words.csv', make: holding(() => content), says }));

const SMALL = planFixture('small.yaml');
const worded = (words: string) => SMALL.replace('Repave the market square', words);

export const HOSTILE_PLANS: readonly HostileFile[] = (
  [
    ['half a character', worded('"Repave \\uD800 it"'), 'give what is to be done'],
    ['NUL, as YAML writes it', worded('"Repave \\0 it"'), 'give what is to be done'],
    ['half a million letters', worded('x'.repeat(500_000)), 'give what is to be done'],
    ['a number beyond numbers', SMALL.replace('year: 98.5', 'year: 1e999'), 'is not a number from'],
    ['a number of 400 digits', SMALL.replace('decimals: 1', `decimals: ${'9'.repeat(400)}`), 'decimals'],
    ['200,000 mistakes', '}\n'.repeat(200_000), 'is not YAML'],
    ['flow groups without an end', '{a: '.repeat(200_000), 'groups at most 20 deep'],
    ['lists in lists', '- '.repeat(490_000), 'groups at most 20 deep'],
    ['a tag of another language', "organisation: !!js/function 'x'", 'Nothing was stored.'],
    ['names of the language', '__proto__: { a: b }\nconstructor: { prototype: c }', '"__proto__" is not known here'],
    ['nothing in it', '', 'is not a plan'],
    ['its first half only', SMALL.slice(0, SMALL.indexOf('words: Repave')), 'words: this is missing'],
  ] as const
).map(([what, content, says]) => ({ what, name: 'plan.yaml', make: holding(() => content), says }));

/** Whatever they are called, they are no file that ends. */
export function hostilePlaces(ending: string): readonly HostileFile[] {
  const name = `place${ending}`;
  return [
    { what: 'a folder', name, make: (path) => mkdirSync(path), says: 'is a folder; a file would be accepted' },
    {
      what: 'a link to a device that never ends',
      name,
      make: (path) => symlinkSync('/dev/zero', path),
      says: 'is no file; a file would be accepted',
    },
    {
      what: 'a pipe into which nobody writes',
      name,
      make: (path) => void execFileSync('mkfifo', [path]),
      says: 'is no file; a file would be accepted',
    },
    { what: 'a link to itself', name, make: (path) => symlinkSync(path, path), says: 'cannot be read' },
    { what: 'a link to nothing', name, make: (path) => symlinkSync('/no/such/file', path), says: 'cannot be read' },
    {
      what: 'a file of 8 GB with nothing in it',
      name,
      make: (path) => {
        writeFileSync(path, '');
        truncateSync(path, 8_000_000_000);
      },
      says: '25 MB at most would be accepted',
    },
  ];
}

/** A folder for one test, and the way out of it. */
export function openFolder(): { readonly path: string; readonly close: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'ragtime-hostile-'));
  return { path, close: () => rmSync(path, { recursive: true, force: true }) };
}
