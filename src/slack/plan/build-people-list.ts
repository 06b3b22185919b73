import type { KnownBlock, ModalView } from '@slack/types';
import type { ListedPerson, PeopleList } from '../../usecases/plan/read-people.ts';
import { button, context, richLine, section } from '../blocks.ts';
import { refusalText } from '../collect/answer-texts.ts';
import { buildNotice } from '../collect/build-notices.ts';
import { writePageValue } from '../id-values.ts';
import { ACTIONS } from '../ids.ts';
import { personText } from './person-words.ts';

/** A view takes 100 blocks, and nobody reads more at once. */
const ON_A_PAGE = 20;

/** The people of a directorate, a page of them. @param wanted from 1; comes back from Slack and may be anything */
export function buildPeopleList(list: PeopleList, wanted: number): ModalView {
  if (list.outcome === 'refused') return buildNotice('Not yours', [section(refusalText(list.permission))]);
  if (list.outcome === 'gone') return buildNotice('No plan', [section('There is no plan of this directorate yet.')]);
  const { directorate, people } = list;
  const pages = Math.max(1, Math.ceil(people.length / ON_A_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const shown = people.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
  return buildNotice('People', [
    richLine({ bold: `${directorate.name}. ` }, 'Everybody whom the plan names, and their deputies.'),
    ...shown.map(buildPerson),
    ...buildTurning(directorate.id, { page, pages }),
    {
      type: 'actions',
      elements: [
        button('Choose who drafts', {
          actionId: ACTIONS.changeContributors,
          value: directorate.id,
          spoken: `Choose who drafts a milestone of ${directorate.name}`,
        }),
      ],
    },
    context('Names, initials and addresses stand in the plan file.'),
  ]);
}

function buildPerson(listed: ListedPerson): KnownBlock {
  const { person, isElsewhere } = listed;
  const text = `${person.name} (${person.initials}), ${person.title}\n${personText(listed)}`;
  if (isElsewhere) return section(`${text} Their own directorate looks after them.`);
  const spoken = `Change ${person.name}`;
  return section(text, button('Change', { actionId: ACTIONS.changePerson, value: person.id, spoken }));
}

function buildTurning(
  directorateId: string,
  { page, pages }: { readonly page: number; readonly pages: number },
): readonly KnownBlock[] {
  if (pages === 1) return [];
  const turn = (text: string, actionId: string, to: number) =>
    button(text, { actionId, value: writePageValue(to, directorateId) });
  return [
    context(`Page ${page} of ${pages}`),
    {
      type: 'actions',
      elements: [
        ...(page > 1 ? [turn('Previous page', ACTIONS.previousPeople, page - 1)] : []),
        ...(page < pages ? [turn('Next page', ACTIONS.nextPeople, page + 1)] : []),
      ],
    },
  ];
}
