import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { done, type Result, refuse } from '../core/result.ts';

/** What is ordered, or that somebody wants to know how; or why it was not understood. */
export type ReadOrder<Order> = Result<Order | 'help', string>;

const HELP = { help: { type: 'boolean', short: 'h' } } as const;

export type OptionValues<Options extends ParseArgsOptionsConfig> = Given<Options>['values'];

type Given<Options extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Options; allowPositionals: boolean }>
>;

/** Options alone: a word that belongs to none of them is not understood. */
export function readOptions<const Options extends ParseArgsOptionsConfig, Order>(
  args: readonly string[],
  options: Options,
  read: (values: Given<Options>['values']) => Result<NoInfer<Order>, string>,
): ReadOrder<Order> {
  if (asksForHelp(args)) return done('help');
  const given = parse(args, { options, allowPositionals: false });
  return given.ok ? read(given.value.values) : given;
}

/** Words, such as what is to be done and with which file, and options among them. */
export function readWords<const Options extends ParseArgsOptionsConfig, Order>(
  args: readonly string[],
  options: Options,
  read: (values: Given<Options>['values'], words: readonly string[]) => Result<NoInfer<Order>, string>,
): ReadOrder<Order> {
  if (asksForHelp(args)) return done('help');
  const given = parse(args, { options, allowPositionals: true });
  return given.ok ? read(given.value.values, given.value.positionals) : given;
}

/** Also beside what is not understood. */
function asksForHelp(args: readonly string[]): boolean {
  return parseArgs({ args: [...args], options: HELP, strict: false }).values.help === true;
}

function parse<Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  config: { readonly options: Options; readonly allowPositionals: boolean },
): Result<Given<Options>, string> {
  try {
    return done(parseArgs({ args: [...args], ...config }));
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}
