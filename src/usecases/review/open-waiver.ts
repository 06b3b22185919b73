import { type Actor, may } from '../../core/access.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import { findDirectorate } from '../calendar/find-directorate.ts';
import type { PlanReader } from '../ports.ts';
import type { CheckRefusal } from './check-quarter.ts';

export interface OpenWaiverRequest {
  readonly by: Actor;
  /** As it came back from Slack: not to be trusted. */
  readonly directorateCode: string;
}

/**
 * Whether somebody may waive here, asked before a reason is typed. What is waived is looked up when it is sent: the checks
 * read the whole report, which takes longer than a form may wait.
 */
export async function openWaiver(
  { plans }: { readonly plans: Pick<PlanReader, 'directorates'> },
  { by, directorateCode }: OpenWaiverRequest,
): Promise<Result<undefined, CheckRefusal>> {
  const directorate = await findDirectorate(plans, directorateCode);
  const subject = directorate.ok ? { directorateId: directorate.value.id } : {};
  const permission = may(by, 'check-quarter', subject);
  if (!permission.allowed) return refuse({ reason: 'not-allowed', permission });
  return directorate.ok ? done(undefined) : directorate;
}
