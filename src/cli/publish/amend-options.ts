import { readReasons } from '../../core/publish/read-reasons.ts';
import { done, type Result, refuse } from '../../core/result.ts';
import type { QuarterAct } from '../calendar/quarter-acts.ts';

/** What only `ragtime quarter amend` takes. */
export interface AmendOptions {
  readonly why?: string | undefined;
  readonly 'why-for'?: readonly string[] | undefined;
  readonly 'dry-run'?: boolean | undefined;
}

export function parseAmend(values: AmendOptions): Result<QuarterAct, string> {
  const why = values.why?.trim() ?? '';
  if (why === '') return refuse('ragtime quarter amend needs --why with a reason; it is printed in the report.');
  const whyFor = readReasons(values['why-for'] ?? []);
  if (!whyFor.ok) {
    const given = whyFor.refusal;
    return refuse(`--why-for "${given}" is not understood; one written like 'COPS1: A figure was mistyped.' is.`);
  }
  return done({ name: 'amend', why, whyFor: whyFor.value, mode: values['dry-run'] ? 'dry-run' : 'store' });
}

/** An option that has no meaning for any other act. */
export function strayAmendOption(values: AmendOptions): keyof AmendOptions | undefined {
  return (['why', 'why-for', 'dry-run'] as const).find((name) => values[name] !== undefined);
}
