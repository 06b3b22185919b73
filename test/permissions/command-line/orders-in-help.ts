import { COMMAND_NAMES, runCommand } from '../../../src/command-line.ts';

/** Say of what, or how it is printed; the order is the same with any of them. */
const DETAILS = ['--directorate', '--quarter', '--year', '--entered-by', '--out', '--format', '--json', '--help'];
/** They have a help text of their own. */
const BESIDE = [
  ['plan', 'reassign'],
  ['plan', 'person'],
];

/**
 * Everything that can be ordered at the command line, as the help texts say it: each line of usage with what must be
 * given, once more for each option without a value that may be added, and options that stand in the list alone.
 * @example 'review --ref --accept', 'review --ref --accept --undo', 'items up'
 */
export async function ordersInHelp(): Promise<readonly string[]> {
  const helps = await Promise.all([...COMMAND_NAMES.map((name) => [name]), ...BESIDE].map(readHelp));
  return [...new Set(helps.flatMap(ordersOf))].toSorted();
}

async function readHelp(command: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const out = (line: string) => void lines.push(line);
  await runCommand([...command, '--help'], { out, err: out, env: {}, clock: () => new Date(0) });
  return lines.join('\n');
}

function ordersOf(help: string): readonly string[] {
  const [head = ''] = help.split('\n\n');
  const usages = head.replaceAll(/\n\s+/gu, ' ').split('\n');
  const [command = ''] = wordsOf(usages[0] ?? '');
  const listed = [...help.matchAll(/^ {2}(--[\w-]+)(?: {2,}|$)/gmu)].map(([, option = '']) => option);
  const alone = listed.filter((option) => !head.includes(option) && !DETAILS.includes(option));
  return [...usages.flatMap(ordersOfUsage), ...alone.map((option) => `${command} ${option}`)];
}

function ordersOfUsage(usage: string): readonly string[] {
  const added = [...usage.matchAll(/\[(--[\w-]+)\]/gu)].map(([, option = '']) => option);
  const needed = usage.replaceAll(/\[[^\]]*\]/gu, '').replaceAll(/"[^"]*"|'[^']*'/gu, 'TEXT');
  return alternatives(needed).flatMap((each) => {
    const options = (each.match(/--[\w-]+/gu) ?? []).filter((option) => !DETAILS.includes(option));
    const order = [...wordsOf(each), ...options].join(' ');
    return [order, ...added.filter((option) => !DETAILS.includes(option)).map((option) => `${order} ${option}`)];
  });
}

/** `up | down ITEM` is two orders, and so is `--revision 1 | --list`. */
function alternatives(usage: string): readonly string[] {
  const options = /(--[\w-]+(?: [\w/]+)?) \| (--[\w-]+)/u.exec(usage);
  if (options !== null) return options.slice(1).map((option) => usage.replace(options[0], option));
  const words = /[a-z-]+(?: ?\| ?[a-z-]+)+/u.exec(usage.split(' --')[0] ?? '');
  return words === null ? [usage] : words[0].split('|').map((word) => usage.replace(words[0], word.trim()));
}

/** The command and what is done with it. */
function wordsOf(usage: string): readonly string[] {
  const words = usage.split(/\s+/u).slice(1);
  const end = words.findIndex((word) => !/^[a-z][a-z-]*$/u.test(word));
  return end < 0 ? words : words.slice(0, end);
}
