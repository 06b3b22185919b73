import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FieldValue, Person } from '../../sandbox/people.ts';
import { type Council, EXAMPLE_PLAN } from './council.ts';

/** Something that stands in a field, as it is found again: in the form, and in what is stored. */
export interface Filled {
  readonly label: string | RegExp;
  readonly value: FieldValue;
  /** How its block id begins, where it may be left empty. */
  readonly block?: string;
}

/** One of the forms in which words and figures are entered. */
export interface EntryForm {
  readonly name: string;
  /** Initials of whoever fills it in. */
  readonly who: string;
  readonly open: (person: Person) => Promise<unknown>;
  /** The form of what was sent, where that is another one. */
  readonly openSent?: (person: Person) => Promise<unknown>;
  /** Everything that is filled in. */
  readonly fields: readonly Filled[];
  /** Filled in last, and changed where one field only is touched. */
  readonly touched: { readonly label: string | RegExp; readonly first: string; readonly later: string };
  /** How each of the fields that must not be lost is read, in the order of the forms; what stands there in letters. */
  readonly texts: readonly string[];
  /** Whether what is typed is kept as a draft. */
  readonly isKept: boolean;
  /** The table in which it is stored. */
  readonly table: string;
}

const STATUS = 'Will it be done on time?';
const TEXT = 'What should councillors know?';
const ACTION = /what is being done/;

async function enterFor(person: Person): Promise<void> {
  await person.press('Enter for someone', { in: person.dms()[0] ?? 'home' });
  await person.fill(
    'Milestone, indicator, risk or action',
    'COPS1 Publish the yearly survey of nursery and childminder places and clos…',
  );
  await person.fill('How did it come?', 'By telephone');
  await person.fill('On what day?', '2026-10-01');
  await person.submit();
}

export const ENTRY_FORMS: readonly EntryForm[] = [
  {
    name: 'a milestone',
    who: 'TC',
    open: (person) => person.command('/milestone CFS4'),
    fields: [
      { label: STATUS, value: 'Amber: uncertain' },
      { label: ACTION, value: 'Two team leaders see every apprentice.', block: 'action|' },
      { label: /When will|By when/, value: '2026-12-04', block: 'action-by|' },
    ],
    touched: { label: TEXT, first: 'Nine of eleven have passed.', later: 'Ten of eleven have passed.' },
    texts: ['Two team leaders see every apprentice.', '2026-12-04'],
    isKept: true,
    table: 'milestone_update',
  },
  {
    name: 'what an officer enters for somebody',
    who: 'JP',
    open: enterFor,
    fields: [
      { label: STATUS, value: 'Amber: uncertain' },
      { label: ACTION, value: 'Alison asks two more providers by letter.', block: 'action|' },
    ],
    touched: { label: TEXT, first: 'The survey is printed.', later: 'The survey is printed and sent.' },
    texts: ['Alison asks two more providers by letter.'],
    isKept: false,
    table: 'milestone_update',
  },
  {
    name: 'an indicator',
    who: 'AMc',
    open: (person) => person.command('/milestone COPI2'),
    fields: [
      { label: 'Figure', value: '95' },
      { label: /target on course/, value: 'Amber: uncertain' },
      { label: 'About the figure', value: ['It is provisional'], block: 'marks|' },
      { label: /when is the figure expected/, value: '2026-11-02', block: 'expected-on|' },
      { label: /covers another period/, value: 'April to August 2026', block: 'period|' },
      { label: ACTION, value: 'A third builder is asked for an offer.', block: 'action|' },
    ],
    touched: { label: TEXT, first: 'Places at Elm Road are late.', later: 'Places at Elm Road open in January.' },
    texts: ['A third builder is asked for an offer.', 'April to August 2026', '2026-11-02'],
    isKept: true,
    table: 'indicator_update',
  },
  {
    name: 'a figure of a supplier',
    who: 'FW',
    open: (person) => person.command('/milestone COPI1'),
    fields: [
      { label: 'About the figure', value: ['It is provisional'], block: 'marks|' },
      { label: /when is the figure expected/, value: '2026-11-03', block: 'expected-on|' },
      { label: /covers another period/, value: 'on 31 August 2026', block: 'period|' },
      { label: /^A note for/, value: 'From the September census.', block: 'note|' },
    ],
    touched: { label: 'Figure', first: '79.2', later: '79.4' },
    texts: ['From the September census.', 'on 31 August 2026', '2026-11-03'],
    isKept: true,
    table: 'supplied_figure',
  },
  {
    name: 'a risk',
    who: 'TC',
    open: (person) => person.command('/milestone Risk 1'),
    fields: [
      { label: 'How likely is it now, with the controls in place?', value: '4: likely' },
      { label: 'What would the impact be now?', value: '3: medium' },
      { label: 'What comes next, and by when?', value: 'A second campaign in January.' },
    ],
    touched: { label: 'What was done?', first: 'Eleven carers were approved.', later: 'Twelve carers were approved.' },
    texts: ['A second campaign in January.'],
    isKept: true,
    table: 'led_update',
  },
  {
    name: 'an equality action',
    who: 'AMc',
    open: (person) => person.command('/milestone Equality action 1'),
    fields: [{ label: 'How far is it?', value: 'Behind' }],
    touched: { label: TEXT, first: 'Two leaflets are printed.', later: 'All four leaflets are printed.' },
    texts: ['behind'],
    isKept: true,
    table: 'led_update',
  },
  {
    name: 'a key development',
    who: 'SN',
    open: (person) => person.shortcut('Add a key development'),
    openSent: async (person) => {
      await person.openHome();
      await person.press('Change', { in: 'home', near: 'Elm Road school opens' });
    },
    fields: [{ label: 'Title', value: 'Elm Road school opens' }],
    touched: { label: TEXT, first: 'It opened with 190 places.', later: 'It opened with 210 places.' },
    texts: ['Elm Road school opens'],
    isKept: true,
    table: 'item_version',
  },
  {
    name: 'a proposal',
    who: 'SN',
    open: async (person) => {
      await person.command('/milestone LAS2');
      await person.press(/^(Ask to change or stop this milestone|Change or withdraw your proposal)$/);
    },
    fields: [
      { label: 'What do you ask for?', value: 'Change it' },
      { label: 'To be done by', value: '2027-09-30', block: 'due|' },
      {
        label: 'What is to be done',
        value: 'Match adviser days to the ten schools with the lowest results',
        block: 'new-words|',
      },
    ],
    touched: { label: 'Why?', first: 'Two advisers have left since June.', later: 'Three advisers have left.' },
    texts: ['Match adviser days to the ten schools with the lowest results', '2027-09-30'],
    isKept: true,
    table: 'proposal',
  },
  {
    name: 'a text for its owner',
    who: 'FW',
    open: (person) => person.command('/milestone COPS2'),
    fields: [
      { label: STATUS, value: 'Amber: uncertain' },
      { label: ACTION, value: 'The schools count their pupils again.', block: 'action|' },
      { label: /When will|By when/, value: '2026-12-11', block: 'action-by|' },
    ],
    touched: { label: TEXT, first: 'The report is half written.', later: 'The report is written.' },
    texts: ['The schools count their pupils again.', '2026-12-11'],
    isKept: true,
    table: 'handed_draft',
  },
];

/**
 * Farah gives a figure and drafts texts for Alison. @returns the path of the plan.
 * @param changed what stands in the example, and what stands there instead
 */
export function writeEntryFormsPlan(
  { folder }: Pick<Council, 'folder'>,
  changed: Readonly<Record<string, string>> = {},
): string {
  const path = join(folder, 'entry-forms.yaml');
  let plan = readFileSync(EXAMPLE_PLAN, 'utf8')
    .replace(/(- ref: COPI1\n.*\n.*owner: AMc\n)/, '$1        supplier: FW\n')
    .replaceAll(/(- ref: COPS\d\n.*\n( +)owner: AMc\n)/g, '$1$2contributors: [FW]\n');
  for (const [before, after] of Object.entries(changed)) plan = plan.replace(before, after);
  writeFileSync(path, plan);
  return path;
}
