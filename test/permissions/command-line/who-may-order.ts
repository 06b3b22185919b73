import type { Stage } from './build-command-world.ts';
import type { Place } from './place.ts';

/** Whoever a command can be told to act as, by initials. */
export const NAMED = {
  officer: 'JP',
  'officer of another directorate': 'RO',
  owner: 'AMc',
  /** Of the owner, who is away. */
  deputy: 'SN',
  /** Of the owner. */
  assistant: 'AS',
  'another owner': 'TC',
  contributor: 'BH',
  supplier: 'DS',
  'finance contact': 'FW',
  approver: 'HD',
  'somebody who has left': 'LV',
  'nobody in the plans': 'XX',
} as const;
export type Named = keyof typeof NAMED;

const OFFICER: readonly Named[] = ['officer'];
/** Of what the meeting asked. */
const ASKED: readonly Named[] = ['officer', 'owner', 'deputy'];
const OWNERS: readonly Named[] = ['officer', 'owner', 'deputy'];
const SUPPLIERS: readonly Named[] = ['officer', 'supplier'];

export interface Order {
  readonly args: (place: Place) => readonly string[];
  /** Collecting, where it is not said. */
  readonly stage?: Stage;
  /** What must have been done before. */
  readonly first?: (place: Place) => readonly (readonly string[])[];
  /** What becomes of it at the machine, where everything is given as it should be; done, and the database is changed. */
  readonly outcome?: 'refused' | 'not-understood';
  readonly changes?: 'nothing';
  /** Who may be named as whoever does it. */
  readonly named?: readonly Named[];
  /** Given the other directorate it does the same there; otherwise what it names is not of that directorate. */
  readonly elsewhere?: 'the-same';
  /** Given a quarter that there is not it answers that there is nothing; otherwise that is refused. */
  readonly noSuchQuarter?: 'nothing';
}

const of = ({ directorate, quarter }: Place) => ['--directorate', directorate, '--quarter', quarter];
const year = ({ directorate }: Place) => ['--directorate', directorate, '--year', '2026'];
const by = ({ enteredBy }: Place) => ['--entered-by', enteredBy];
const into = ({ folder }: Place, name: string) => ['--out', `${folder}/${name}`];

const reads = (args: Order['args'], more: Partial<Order> = {}): Order => ({ args, changes: 'nothing', ...more });
const readsThere = (args: Order['args'], more: Partial<Order> = {}) => reads(args, { elsewhere: 'the-same', ...more });
const acts = (args: Order['args'], more: Partial<Order> = {}): Order => ({ args, ...more });

const reassign = ({ directorate, milestone }: Place) => [
  'plan',
  'reassign',
  '--directorate',
  directorate,
  '--ref',
  milestone,
  '--to',
  'TC',
];
const ofItem = (act: string) => (place: Place) => ['items', act, place.item, ...of(place), ...by(place)];
const review =
  (...more: readonly string[]) =>
  (place: Place) => ['review', ...of(place), '--ref', place.milestone, ...more];
const decide = (act: string) => (place: Place) => {
  const decision = act === 'support' ? [] : ['--body', 'Cabinet', '--on', '2026-07-01', '--note', 'As it was asked.'];
  return ['proposals', act, place.milestone, ...year(place), ...by(place), ...decision];
};
const withhold = (place: Place, ...more: readonly string[]) => [
  'withhold',
  ...of(place),
  '--ref',
  place.milestone,
  ...more,
];
/** Nobody has answered it, and nothing was said of it before. */
const missing = (place: Place, ...more: readonly string[]) => ['missing', ...of(place), '--ref', 'COPS1', ...more];
const texts = (place: Place, ...more: readonly string[]) => ['texts', ...of(place), '--section', '1', ...more];
const sayDone =
  (...more: readonly string[]) =>
  (place: Place) => ['actions', 'done', place.action, '--text', 'It came to the board.', ...by(place), ...more];
const withdraw = (place: Place) => ['actions', 'withdraw', place.action, ...by(place)];
const sheetIn =
  (...more: readonly string[]) =>
  (place: Place) => ['updates', 'import', place.files.sheet, ...by(place), '--how', 'e-mail of 2 July', ...more];
const valuesIn =
  (...more: readonly string[]) =>
  (place: Place) => ['values', 'import', place.files.values, ...of(place), ...by(place), ...more];
const financeIn =
  (...more: readonly string[]) =>
  (place: Place) => ['finance', 'import', place.files.finance, ...of(place), '--department', place.department, ...more];
const quarter =
  (act: string, ...more: readonly string[]) =>
  (place: Place) => ['quarter', act, ...of(place), ...more];

const waive = (place: Place) => ['check', ...of(place), '--waive', place.blocking, '--reason', 'So it is.'];
/** Nothing keeps its report from being published. */
const closed = (place: Place) => [quarter('close')(place), waive(place)];

/** Written by hand: everything that can be ordered, and as whom. */
export const ORDERS: Readonly<Record<string, Order>> = {
  start: reads(() => ['start'], { outcome: 'not-understood' }),
  doctor: reads(() => ['doctor'], { outcome: 'refused' }),
  demo: reads(() => ['demo', '--plan', 'there-is-none.yaml'], { outcome: 'refused' }),
  status: reads(() => ['status']),

  import: acts(({ files }) => ['import', files.plan]),
  'import --dry-run': reads(({ files }) => ['import', files.plan, '--dry-run']),
  'import --retire': acts(({ files }) => ['import', files.plan, '--retire']),
  'import --theirs': acts(({ files }) => ['import', files.plan, '--theirs'], { first: (place) => [reassign(place)] }),
  export: readsThere(({ directorate }) => ['export', '--directorate', directorate]),
  'export --everything': reads(({ folder }) => ['export', '--everything', `${folder}/all`]),
  'plan sheet': readsThere((place) => ['plan', 'sheet', '--directorate', place.directorate, ...into(place, 'a.xlsx')]),
  'plan roll-forward': readsThere((place) => [
    'plan',
    'roll-forward',
    '--directorate',
    place.directorate,
    ...into(place, 'a.yaml'),
  ]),
  'plan reassign --ref --to': acts(reassign),
  'plan reassign --all-of --to': acts((place) => [
    'plan',
    'reassign',
    '--directorate',
    place.directorate,
    '--all-of',
    place.person,
    '--to',
    'TC',
  ]),
  'plan person --initials': acts(({ person }) => ['plan', 'person', '--initials', person, '--deputy', 'BH']),

  'quarter open': acts((place) => ['quarter', 'open', '--directorate', place.directorate, '--quarter', '2026-27/Q2'], {
    elsewhere: 'the-same',
  }),
  'quarter move': acts(quarter('move', '--due', '2026-07-16'), { elsewhere: 'the-same' }),
  'quarter close': acts(quarter('close'), { elsewhere: 'the-same' }),
  'quarter sign-off': acts(quarter('sign-off'), { first: closed }),
  'quarter publish': acts(quarter('publish'), { first: closed }),
  'quarter send-again': readsThere(quarter('send-again'), { noSuchQuarter: 'nothing' }),
  'quarter amend': reads(quarter('amend'), { stage: 'published', outcome: 'not-understood' }),
  'quarter amend --why': acts(quarter('amend', '--why', 'It was mistyped.'), {
    stage: 'published',
    first: (place) => [review('--text', 'Better words.')(place)],
  }),
  'quarter amend --why --dry-run': reads(quarter('amend', '--why', 'It was mistyped.', '--dry-run'), {
    stage: 'published',
    first: (place) => [review('--text', 'Better words.')(place)],
  }),

  'reminders --on': reads(() => ['reminders', '--on', '2026-07-10']),
  'reminders --why': reads(({ person }) => ['reminders', '--why', person]),
  'away --person --from --to': acts(
    (place) => ['away', '--person', place.person, '--from', '2026-07-06', '--to', '2026-07-10', ...by(place)],
    { named: ['officer', 'owner', 'assistant'] },
  ),
  'away --person --back': acts(({ person }) => ['away', '--person', person, '--back']),

  return: readsThere((place) => ['return', ...of(place)]),
  'return --ref --question': acts((place) => [
    'return',
    ...of(place),
    '--ref',
    place.milestone,
    '--question',
    'Which ones?',
  ]),
  'return --ref --close': acts((place) => ['return', ...of(place), '--ref', place.milestone, '--close'], {
    first: (place) => [['return', ...of(place), '--ref', place.milestone, '--question', 'Which ones?']],
  }),
  review: readsThere((place) => ['review', ...of(place)]),
  'review --all': readsThere((place) => ['review', ...of(place), '--all']),
  'review --ref --accept': acts(review('--accept')),
  'review --ref --accept --undo': acts(review('--accept', '--undo'), { first: (place) => [review('--accept')(place)] }),
  'review --ref --text': acts(review('--text', 'In other words.')),
  'review --ref --as-sent': acts(review('--as-sent'), {
    first: (place) => [review('--text', 'In other words.')(place)],
  }),
  missing: reads((place) => ['missing', ...of(place)], { first: closed }),
  'missing --ref --as-before': reads((place) => missing(place, '--as-before'), { first: closed, outcome: 'refused' }),
  'missing --ref --undo': reads((place) => missing(place, '--undo'), { first: closed }),
  texts: readsThere((place) => ['texts', ...of(place)]),
  'texts --section --text': acts((place) => texts(place, '--text', 'What this quarter was about.'), {
    elsewhere: 'the-same',
  }),
  'texts --section --as-in-plan': acts((place) => texts(place, '--as-in-plan'), {
    first: (place) => [texts(place, '--text', 'What this quarter was about.')],
    elsewhere: 'the-same',
  }),
  withhold: readsThere((place) => ['withhold', ...of(place)]),
  'withhold --annex': readsThere((place) => ['withhold', ...of(place), '--annex', '--out', place.folder]),
  'withhold --ref --why': acts((place) => withhold(place, '--why', 'It names a person.')),
  'withhold --ref --undo': acts((place) => withhold(place, '--undo'), {
    first: (place) => [withhold(place, '--why', 'It names a person.')],
  }),
  check: readsThere((place) => ['check', ...of(place)], { outcome: 'refused' }),
  'check --all': readsThere((place) => ['check', ...of(place), '--all'], { outcome: 'refused' }),
  'check --waive --reason': acts(waive),
  'check --dismiss': acts((place) => ['check', ...of(place), '--dismiss', place.finding]),
  'check --undo': acts((place) => ['check', ...of(place), '--undo', place.finding], {
    first: (place) => [['check', ...of(place), '--dismiss', place.finding]],
  }),
  history: reads(() => ['history']),

  'finance import': acts(financeIn()),
  'finance --dry-run': reads(financeIn('--dry-run')),
  'finance narrative --department': acts(
    (place) => ['finance', 'narrative', place.files.narrative, ...of(place), '--department', place.department],
    { first: (place) => [financeIn()(place)] },
  ),
  'finance show': readsThere((place) => ['finance', 'show', ...of(place)]),

  'items list': readsThere((place) => ['items', 'list', ...of(place)]),
  'items up': acts(ofItem('up'), { named: OFFICER }),
  'items down': acts(ofItem('down'), { named: OFFICER, first: (place) => [ofItem('up')(place)] }),
  'items other-section': acts(ofItem('other-section'), { named: OFFICER }),
  'items merge': acts(ofItem('merge'), { named: OFFICER }),
  'items hold-over': acts(ofItem('hold-over'), { named: OFFICER }),
  'items back': acts(ofItem('back'), { named: OFFICER, first: (place) => [ofItem('hold-over')(place)] }),

  'actions list': readsThere(({ directorate }) => ['actions', 'list', '--directorate', directorate], {
    stage: 'published',
  }),
  'actions add --text --who': acts(
    (place) => ['actions', 'add', ...of(place), '--text', 'Another thing.', '--who', place.person, ...by(place)],
    { named: OFFICER, stage: 'published' },
  ),
  'actions done --text': acts(sayDone(), { named: ASKED, stage: 'published' }),
  'actions done --text --in-hand': acts(sayDone('--in-hand'), { named: ASKED, stage: 'published' }),
  'actions withdraw': acts(withdraw, { named: OFFICER, stage: 'published' }),
  'actions withdraw --undo': acts((place) => [...withdraw(place), '--undo'], {
    named: OFFICER,
    stage: 'published',
    first: (place) => [withdraw(place)],
  }),

  'proposals list': readsThere((place) => ['proposals', 'list', ...year(place)]),
  'proposals support': acts(decide('support'), { named: OFFICER }),
  'proposals agree --body --on': acts(decide('agree'), { named: OFFICER }),
  'proposals decline --body --on': acts(decide('decline'), { named: OFFICER }),

  'values import': acts(valuesIn(), { named: SUPPLIERS }),
  'values --replace': acts(valuesIn('--replace'), { named: SUPPLIERS }),
  'values --dry-run': reads(valuesIn('--dry-run'), { named: SUPPLIERS }),
  'updates sheet --owner': reads((place) => ['updates', 'sheet', '--owner', place.person, ...into(place, 'a.xlsx')]),
  'updates sheet --owner --all': reads((place) => [
    'updates',
    'sheet',
    '--owner',
    place.person,
    '--all',
    ...into(place, 'a.xlsx'),
  ]),
  'updates import --how': acts(sheetIn(), { named: OWNERS }),
  'updates import --how --anyway': acts(sheetIn('--anyway'), { named: OWNERS }),
  'updates import --how --dry-run': reads(sheetIn('--dry-run'), { named: OWNERS }),

  report: readsThere((place) => ['report', ...of(place), '--format', 'md', '--out', place.folder]),
  'report --revision': reads(
    (place) => ['report', ...of(place), '--revision', '1', '--format', 'md', '--out', place.folder],
    { stage: 'published' },
  ),
  'report --list': readsThere((place) => ['report', ...of(place), '--list'], {
    stage: 'published',
    noSuchQuarter: 'nothing',
  }),
  'report --original': readsThere(
    (place) => ['report', ...of(place), '--original', '--format', 'docx', '--out', place.folder],
    { stage: 'published', first: (place) => [['report', ...of(place), '--upload', place.files.word]] },
  ),
  'report --upload': acts((place) => ['report', ...of(place), '--upload', place.files.word], { stage: 'published' }),
  'report --board': reads((place) => [
    'report',
    '--board',
    'Children Board',
    '--quarter',
    place.quarter,
    '--directorate',
    place.directorate,
    '--format',
    'md',
    '--out',
    place.folder,
  ]),
  'report --boards': readsThere((place) => ['report', '--boards', ...of(place)]),

  backup: reads(({ folder }) => ['backup', '--to', folder]),
  'backup --list': reads(() => ['backup', '--list']),
  restore: reads(({ files, folder }) => ['restore', files.backup, '--to', `${folder}/there.sqlite`]),
  'restore --replace': acts(({ files }) => ['restore', files.backup, '--replace']),
  'disclose --person': reads(({ person, folder }) => ['disclose', '--person', person, '--out', `${folder}/all`]),
  'disclose --item': reads(({ milestone, folder }) => ['disclose', '--item', milestone, '--out', `${folder}/all`]),
  retention: acts(() => ['retention']),
  'retention --dry-run': reads(() => ['retention', '--dry-run']),
};
