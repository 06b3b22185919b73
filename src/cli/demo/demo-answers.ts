/** What somebody fills in, by the labels of the form. */
export interface DemoAnswer {
  readonly status: string;
  readonly commentary: string;
  readonly action?: string;
  /** `2026-09-30` */
  readonly actionBy?: string;
  readonly completedOn?: string;
}

const GREEN = 'Green: on course';
const UNCERTAIN = 'Amber: uncertain';
const TOO_EARLY = 'Amber: too early to say';
const RED = 'Red: highly likely or certain to miss';

/** For the example plan: answers by ref, in the plan's order. */
const ANSWERS: Readonly<Record<string, readonly DemoAnswer[]>> = {
  COPS1: [
    {
      status: GREEN,
      commentary:
        'All 212 providers were surveyed in May and 94% replied. Two wards have fewer places than two-year-olds who qualify; officers are working with four providers there to open 36 places in the autumn.',
    },
    {
      status: UNCERTAIN,
      commentary:
        'The tenders for two roofs came in 18% above the estimate, so the last two schools on the list may have to wait for next year. Head teachers agreed the order of the first nine repairs in June.',
      action: 'Property services is asking for revised tenders, and will bring a shorter list to the schools forum.',
      actionBy: '2026-09-30',
    },
    {
      status: GREEN,
      commentary:
        'The training offer was sent to all 148 registered childminders and 61 have booked. The first evening on speech and language was full; a second date follows in September.',
    },
  ],
  COPS2: [
    {
      status: TOO_EARLY,
      commentary:
        'Governors approve their budgets in July, so it is too early to say how many schools will need a recovery plan. Pupil forecasts to 2030 are complete for primary schools.',
    },
  ],
  CFS1: [
    {
      status: 'Not started yet, still on course (Green)',
      commentary:
        'The first apprentices finish in July. Their managers and teams will be asked in August, and the review follows in September.',
    },
  ],
  CFS2: [
    {
      status: GREEN,
      commentary:
        'The lease for the shared building was signed on 12 June.\n\n- Health visitors move in October\n- Family support workers follow in November\n\nFamilies in the north area will then have one front desk instead of three.',
    },
    {
      status: GREEN,
      commentary:
        'The weekly meeting has run since 4 May and has placed 83 families. The longest wait for a first visit fell from 19 to 11 working days.',
    },
    {
      status: GREEN,
      commentary: 'Nine of twelve partner agencies use the revised guide. The remaining three are trained in July.',
    },
  ],
  CFS3: [
    {
      status: RED,
      commentary:
        'The national template, promised for April, has been put back to the winter. The two forms stay in use until then, and the change will not be made this year.',
      action:
        'The principal social worker has agreed one shared front page for both forms, so that families are asked for the same facts only once.',
      actionBy: '2026-10-31',
    },
    {
      status: GREEN,
      commentary:
        'Four of six training days were held and 118 of 164 staff have attended. Those who were away are booked for the two days in September.',
    },
  ],
  CFS4: [
    {
      status: GREEN,
      commentary:
        'The children in care council chose its three priorities for the year in May. All 31 care leavers who asked for a personal adviser have one.',
    },
  ],
  LAS1: [
    {
      status: GREEN,
      commentary:
        'Eleven of fourteen schools and nurseries have been visited and have an agreed plan. The other three are visited before the end of term.',
    },
    {
      status: GREEN,
      commentary:
        'What the spring inspections had in common was presented to 46 head teachers on 9 June; the slides went to all schools.',
    },
  ],
  LAS2: [
    {
      status: UNCERTAIN,
      commentary:
        'Two of seven adviser posts are vacant since May. Days are given to schools with the lowest results first, and visits to others were moved to the autumn.',
      action: 'Both posts were advertised again in June; interviews are held in July.',
      actionBy: '2026-07-24',
    },
  ],
  LAS3: [
    {
      status: GREEN,
      commentary:
        'Nine schools were named from last year’s results & five have accepted a partner school. The remaining four are met in September.',
    },
    {
      status: GREEN,
      commentary:
        'Results are known in August. The list of pupils is checked with each school, and the report is planned for the November meeting.',
    },
    {
      status: 'Completed',
      commentary:
        'The summer analysis covers 61 schools. Absence fell in all year groups but year 9, which the attendance network takes up in the autumn.',
      completedOn: '2026-06-26',
    },
  ],
};

/** The n-th milestone (from 0) with this ref; a plain answer where the plan is not the example. */
export function answerFor(ref: string, nth: number): DemoAnswer {
  return (
    ANSWERS[ref]?.[nth] ?? {
      status: GREEN,
      commentary: `The work on number ${nth + 1} of ${ref} was done as planned, and the next steps are agreed. A fuller text belongs here in a real report.`,
    }
  );
}
