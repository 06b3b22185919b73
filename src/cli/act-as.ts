import type { Actor } from '../core/access.ts';
import { done, type Result } from '../core/result.ts';
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
  return done({ by, author: { ...author, onBehalfOf: person.value.id } });
}
