import { shorten } from '../../core/publish/shorten.ts';
import type { SnapshotAmendment } from '../../core/publish/snapshot-front.ts';
import { tooLongWords } from '../../reports/publish-words.ts';
import { signedBeforeWords } from '../../reports/signature-words.ts';
import type { Amended } from '../../usecases/publish/amend-quarter.ts';
import type { Told } from '../calendar/quarter-acts.ts';

/** A terminal shows enough to know what it is. Unit: UTF-16 code units. */
const QUOTE_LENGTH = 160;

export function tellAmended({ number, amendments, signedBefore, revision, leftOut, messages }: Amended): Told {
  const count = `${amendments.length} ${amendments.length === 1 ? 'change' : 'changes'}`;
  const list = [
    ...(signedBefore === undefined ? [] : [signedBeforeWords(signedBefore)]),
    ...amendments.flatMap(amendmentLines),
  ];
  if (revision === undefined) {
    const lines = [
      `Revision ${number} would have ${count}. Nothing was stored.`,
      ...leftOut.map(tooLongWords),
      ...list,
    ];
    return { lines, messages: undefined, json: { revision: number, isDryRun: true, amendments } };
  }
  const { sha256 } = revision;
  const lines = [
    `Corrected as revision ${number}, with ${count}. The report's fingerprint (SHA-256) is ${sha256}.`,
    ...leftOut.map(tooLongWords),
    ...list,
  ];
  return { lines, messages, json: { revision: number, sha256, leftOut, amendments } };
}

function amendmentLines({ place, was, is, why }: SnapshotAmendment): readonly string[] {
  const quote = (text: string | null, otherwise: string) =>
    text === null ? otherwise : shorten(text.replaceAll(/\s+/gu, ' '), QUOTE_LENGTH);
  return [
    `  ${place}`,
    `    was: ${quote(was, '(not there)')}`,
    `    is:  ${quote(is, '(taken out)')}`,
    `    why: ${quote(why, '')}`,
  ];
}
