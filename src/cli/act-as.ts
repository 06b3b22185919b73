import type { Actor } from '../core/access.ts';
import { formatLong } from '../core/calendar/local-date.ts';
import type { Person } from '../core/plan/plan.ts';
import { done, type Result, refuse } from '../core/result.ts';
import { type ActorSources, findNamedActor } from '../usecases/find-actor.ts';
import type { Author } from '../usecases/ports.ts';
import type { CliContext } from './cli-context.ts';
import { findPersonNamed } from './find-person-named.ts';

export type ActAsPorts = Pick<ActorSources, 'plans' | 'slackUsers' | 'absences'>;

/** Whoever `--entered-by` names is on record, and has the rights that they have in Slack: not those of the machine. */
export async function actAs(
  ports: ActAsPorts,
  enteredBy: string,
  { author, now }: Pick<CliContext, 'author' | 'now'>,
): Promise<Result<{ readonly by: Actor; readonly author: Author }, string>> {
  const person = findPersonNamed(await ports.plans.people(), enteredBy);
  if (!person.ok) return person;
  const by = await findNamedActor(ports, person.value, now());
  if (by.outOfPostId !== undefined) return refuse(notInPostText(person.value));
  return done({ by, author: { ...author, onBehalfOf: person.value.id } });
}

function notInPostText({ name, initials, from, until }: Person): string {
  const days = [
    ...(from === undefined ? [] : [`from ${formatLong(from)}`]),
    ...(until === undefined ? [] : [`until ${formatLong(until)}`]),
  ].join(' ');
  return `${name} (${initials}) is in post ${days}, so not today, and may do nothing here. "ragtime plan person --initials ${initials}" changes these days.`;
}
