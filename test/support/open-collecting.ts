import { type Council, type CouncilOptions, EXAMPLE_PLAN, openCouncil } from './council.ts';

/** Names the window of the examples on the command line. */
export const QUARTER = ['--directorate', 'CE', '--quarter', '2026-27/Q1'];

/**
 * A council whose plan is in and whose window of quarter 1 is open: 9am on 1 July 2026, and what that morning sends is out.
 * @param options.plan writes another plan than the example, and answers its path.
 */
export async function openCollecting(
  transport: 'socket' | 'http',
  {
    plan = () => EXAMPLE_PLAN,
    ...options
  }: { readonly plan?: (council: Council) => string } & Pick<CouncilOptions, 'logTo' | 'storeWithinMs'> = {},
): Promise<Council> {
  const council = await openCouncil({ transport, ...options });
  await council.command('import', plan(council));
  council.setTime('2026-07-01T08:00:00Z');
  await council.command('quarter', 'open', ...QUARTER);
  await council.tick();
  return council;
}
