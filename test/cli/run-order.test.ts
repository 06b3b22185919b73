import { beforeEach, describe, expect, it } from 'vitest';
import { type ReadOrder, readOptions, readWords } from '../../src/cli/read-options.ts';
import { runOrder } from '../../src/cli/run-order.ts';
import { done, type Result, refuse } from '../../src/core/result.ts';

const OPTIONS = { text: { type: 'string' }, loud: { type: 'boolean', default: false } } as const;

let said: string[];
let opened: number;
let closed: number;
beforeEach(() => {
  [said, opened, closed] = [[], 0, 0];
});

async function order(args: readonly string[], carryOut: () => Promise<Result<string, string>>): Promise<number> {
  const cli = {
    out: (line: string) => void said.push(`out: ${line}`),
    err: (line: string) => void said.push(`err: ${line}`),
    openStore: async () => {
      opened += 1;
      return {
        close: () => {
          closed += 1;
        },
      };
    },
  };
  const read = (given: readonly string[]) => readOptions(given, OPTIONS, (values) => done(values));
  return runOrder(args, cli, { help: 'how it is used', read, carryOut });
}

describe('an order', () => {
  it.each([
    ['is done', done('It is done.'), 0, 'out: It is done.'],
    ['is refused', refuse('It is locked.'), 1, 'err: It is locked.'],
  ])('that %s says so and closes the store', async (_name, result, code, line) => {
    expect(await order(['--text', 'x'], async () => result)).toBe(code);
    expect([said, opened, closed]).toEqual([[line], 1, 1]);
  });

  it('that breaks closes the store, and the fault goes on to whoever reports it', async () => {
    const broken = async () => {
      throw new TypeError('the paper has run out');
    };
    await expect(order([], broken)).rejects.toThrow('the paper has run out');
    expect([opened, closed]).toEqual([1, 1]);
  });

  it.each([[['--help']], [['-h']], [['--nonsense', '--help']]])('%j answers how it is used', async (args) => {
    expect(await order(args, async () => done('done'))).toBe(0);
    expect([said, opened]).toEqual([['out: how it is used'], 0]);
  });

  it.each([[['--nonsense']], [['--text']], [['word']]])('%j is not understood, and opens no store', async (args) => {
    expect(await order(args, async () => done('done'))).toBe(2);
    expect(said).toEqual([expect.stringMatching(/^err: .+\n\nhow it is used$/su)]);
    expect(opened).toBe(0);
  });
});

describe('words and options of a command', () => {
  const read = (...args: readonly string[]): ReadOrder<readonly (string | undefined)[]> =>
    readWords(args, OPTIONS, ({ text }, words) => (words.length > 2 ? refuse('Too many.') : done([...words, text])));

  it('come in any order', () => {
    expect(read('import', '--text', 'by hand', 'a file.csv')).toEqual(done(['import', 'a file.csv', 'by hand']));
    expect(read('a', 'b', 'c')).toEqual(refuse('Too many.'));
  });

  it('leave a text alone that only looks like a wish for help', () => {
    expect(read('import', '--text', 'see --help')).toEqual(done(['import', 'see --help']));
  });
});
