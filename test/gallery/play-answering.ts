import { showMessages } from '../../sandbox/pictures/draw-screen.ts';
import type { Chapter } from '../../sandbox/pictures/gallery-to-html.ts';
import { answerFor } from '../../src/cli/demo/demo-answers.ts';
import { fillAndSave } from '../../src/cli/demo/demo-people.ts';
import { type Council, EXAMPLE_PLAN } from '../support/council.ts';
import { lookAtDm, lookAtEphemeral, lookAtModal, runCommand, tickAt } from './looking.ts';

const FIRST = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];
const SECOND = ['--directorate', 'CE', '--quarter', '2026-27/Q2'];

/** Answered in the second quarter, while the pictures are taken. */
const SECOND_ANSWER = {
  status: 'Green: on course',
  commentary:
    'Governors approved the budgets of 58 of 61 schools. The three others have a recovery plan, and are visited each month.',
};

/** A quarter that is answered and published, and a second one that has begun: then there is an earlier word to show. */
export async function playAnswering(council: Council): Promise<readonly Chapter[]> {
  await playFirstQuarter(council);
  const channel = council.plan.directorate.channelId ?? '';
  const [root, part] = council.slack.messages({ channel }).filter(({ files }) => files.length === 0);
  if (root === undefined || part === undefined) throw new Error('Nothing was posted to the channel.');
  council.setTime('2026-10-01T07:30:00Z');
  await runCommand(council, 'quarter', 'open', ...SECOND);
  await tickAt(council, '2026-10-01T08:00:00Z');
  return [
    { title: 'A milestone', screens: await lookAtDirector(council) },
    {
      title: 'The published report',
      screens: {
        summary: showMessages('The summary in the channel', { place: '# reports', messages: [root] }),
        'summary-part': showMessages('The first part of its thread', { place: 'Thread', messages: [part] }),
      },
    },
  ];
}

async function playFirstQuarter(council: Council): Promise<void> {
  const { slack, plan } = council;
  await runCommand(council, 'import', EXAMPLE_PLAN);
  council.setTime('2026-07-01T07:30:00Z');
  await runCommand(council, 'quarter', 'open', ...FIRST);
  await tickAt(council, '2026-07-01T08:00:00Z');
  const counts = new Map<string, number>();
  for (const { ref, words, owner = '' } of plan.areas.flatMap((area) => area.milestones)) {
    const nth = counts.get(ref) ?? 0;
    counts.set(ref, nth + 1);
    const person = slack.as(owner);
    await person.press('Update', { near: words });
    await fillAndSave(person, answerFor(ref, nth));
    await person.close();
  }
  await tickAt(council, '2026-07-21T16:00:00Z');
  await runCommand(council, 'quarter', 'publish', ...FIRST);
  await tickAt(council, '2026-07-21T16:00:00Z');
}

async function lookAtDirector(council: Council) {
  const anne = council.slack.as('AMc');
  const reminder = lookAtDm('The reminder', anne);
  const workList = lookAtEphemeral('/milestone', anne, await anne.command('/milestone'));
  const card = lookAtEphemeral('/milestone CFS1', anne, await anne.command('/milestone CFS1'));
  const chooser = lookAtModal('/milestone COPS1', await anne.command('/milestone COPS1'));
  await anne.close();
  const form = lookAtModal('/milestone COPS2', await anne.command('/milestone COPS2'));
  await anne.fill('Will it be done on time?', 'Red: highly likely or certain to miss');
  await anne.fill('What should councillors know?', SECOND_ANSWER.commentary);
  const refused = lookAtModal('Red without a line on what is being done', await anne.submit());
  const saved = lookAtModal('Saved', await fillAndSave(anne, SECOND_ANSWER));
  await anne.close();
  const home = lookAtModal('Home', { modal: (await anne.openHome()) && anne.home });
  await tickAt(council, '2026-10-12T08:00:00Z');
  const lastCall = lookAtDm('The last call', anne);
  return {
    reminder,
    'work-list': workList,
    card,
    chooser,
    form,
    'form-refused': refused,
    saved,
    home,
    'last-call': lastCall,
  };
}
