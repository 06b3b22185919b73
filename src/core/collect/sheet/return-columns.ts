/** For Ragtime itself, and hidden: which entry and quarter a row is, whose it was, and what had been said by then. */
export const KEY_COLUMNS = ['id', 'quarter', 'owner', 'based on'] as const;

/** What somebody fills in about a milestone. */
export const MILESTONE_ANSWERS = ['Status', 'Commentary', 'What is being done', 'By when', 'Completed on'] as const;

/** What somebody fills in about an indicator. */
export const INDICATOR_ANSWERS = [
  'Figure',
  'No figure because',
  'Expected on',
  'Provisional',
  'Measured anew',
  'Period',
  'Status',
  'Status differs because',
  'Commentary',
  'What is being done',
  'By when',
] as const;

export const MILESTONE_SHEET = {
  name: 'Milestones',
  columns: [
    ...KEY_COLUMNS,
    'Ref',
    'Words',
    'Area',
    'Due',
    'Question from the officer',
    'Last quarter',
    'Last quarter in words',
    ...MILESTONE_ANSWERS,
  ],
} as const;

export const INDICATOR_SHEET = {
  name: 'Indicators',
  columns: [
    ...KEY_COLUMNS,
    'Ref',
    'Words',
    'Area',
    'Target',
    'Last year',
    'Question from the officer',
    'Last quarter',
    'Last quarter in words',
    'From the supplier',
    ...INDICATOR_ANSWERS,
  ],
} as const;

export type ReturnColumn = (typeof MILESTONE_SHEET.columns)[number] | (typeof INDICATOR_SHEET.columns)[number];

/** Only to be read by people: a sheet in which all their cells are empty does without them. */
export const CONTEXT_COLUMNS: readonly ReturnColumn[] = [
  'Area',
  'Due',
  'Target',
  'Last year',
  'Question from the officer',
  'Last quarter',
  'Last quarter in words',
  'From the supplier',
];
