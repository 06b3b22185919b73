// A process of its own that makes documents, so that no click waits while it does and its memory is given back.
import { type RenderOutcome, readOrder } from './render-order.ts';
import { createReportRenderer } from './render-report.ts';

process.on('message', async (message) => {
  const order = readOrder(message);
  if (order !== undefined) answer(await render(order));
});
process.on('disconnect', () => process.exit());

async function render({
  id,
  look,
  snapshot,
  format,
}: NonNullable<ReturnType<typeof readOrder>>): Promise<RenderOutcome> {
  try {
    return { id, made: await createReportRenderer(look)(snapshot, format) };
  } catch (error) {
    return { id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

/** Whoever asked may have ended meanwhile: then nobody wants the answer. */
function answer(outcome: RenderOutcome): void {
  process.send?.(outcome, undefined, undefined, (error) => {
    if (error !== null) process.exit();
  });
}
