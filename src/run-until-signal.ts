import { once } from 'node:events';
import { pino } from 'pino';
import { EXIT_DONE, EXIT_WRONG_USAGE } from './cli/cli-context.ts';
import type { Role } from './cli/start.ts';
import { startWarnings } from './cli/start-warnings.ts';
import { type Environment, readConfig } from './config.ts';
import { startGivingBackMemory } from './give-back-memory.ts';
import { hideSecrets } from './hide-secrets.ts';
import { leaveWasmPlain } from './leave-wasm-plain.ts';
import { formatSettingProblems } from './settings.ts';
import { clickFields } from './usecases/operate/click-trace.ts';
import type { RagtimeOptions } from './wiring/options.ts';
import { type Ragtime, startRagtime } from './wiring.ts';

const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `ragtime start`: runs until the system or Ctrl-C says stop. */
export async function runUntilSignal(
  role: Role,
  { err, env, clock }: { readonly err: (line: string) => void; readonly env: Environment; readonly clock: () => Date },
): Promise<number> {
  const config = readConfig(env, role);
  if (!config.ok) {
    err(formatSettingProblems(config.refusal));
    return EXIT_WRONG_USAGE;
  }
  const hooks = { streamWrite: hideSecrets(env) };
  const log = pino({ level: config.value.logLevel, base: undefined, mixin: clickFields, hooks });
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  // Not only once: at Ctrl-C both the terminal and the starter send one, and the second would kill what is stopping.
  for (const name of STOP_SIGNALS) process.on(name, stop);
  try {
    await runUntilStopped({ config: config.value, role, clock, log, signal: stopping.signal });
    return EXIT_DONE;
  } finally {
    for (const name of STOP_SIGNALS) process.off(name, stop);
  }
}

type StoppableOptions = RagtimeOptions & { readonly signal: AbortSignal };

async function runUntilStopped(options: StoppableOptions): Promise<void> {
  const { log, role, config, signal, clock } = options;
  leaveWasmPlain(config.redisUrl);
  const ragtime = await startUnlessStopped(options);
  if (ragtime === undefined) {
    log.info('Ragtime stops before it has started');
    return;
  }
  const workspace = await ragtime.house.workspaces.workspace();
  const { healthPort } = ragtime;
  log.info({ role, database: config.databasePath, workspace: workspace?.name, healthPort }, 'Ragtime runs');
  for (const warning of await startWarnings(ragtime.house.plans, clock())) log.warn(warning);
  const endGivingBack = startGivingBackMemory();
  if (!signal.aborted) await once(signal, 'abort');
  endGivingBack();
  log.info('Ragtime stops');
  await ragtime.stop();
}

async function startUnlessStopped(options: StoppableOptions): Promise<Ragtime | undefined> {
  try {
    return await startRagtime(options);
  } catch (error) {
    if (error === options.signal.reason) return undefined;
    throw error;
  }
}
