import { formatLong } from '../../core/calendar/local-date.ts';
import { formatQuarter } from '../../core/calendar/quarter.ts';
import { localDateOf } from '../../core/calendar/zone.ts';
import { numberWords } from '../../core/number-words.ts';
import { shorten } from '../../core/publish/shorten.ts';
import { compileRefusalWords } from '../../reports/publish-words.ts';
import type { CheckRequest } from '../../usecases/review/check-quarter.ts';
import { type DecideRefusal, LONGEST_REASON } from '../../usecases/review/decide-finding.ts';
import type { KeyedFinding } from '../../usecases/review/read-findings.ts';

/** Enough of a text to know it by; the report has it in full. Unit: UTF-16 code units. */
const LONGEST_QUOTE = 240;

export interface FindingsShown {
  readonly findings: readonly KeyedFinding[];
  /** What was waived and dismissed stands there too. */
  readonly showsAll: boolean;
  /** The organisation's, IANA name. */
  readonly zone: string;
}

/** What `ragtime check` prints: what blocks first, then the reading list. */
export function findingsText({ findings, showsAll, zone }: FindingsShown): readonly string[] {
  const isOpen = ({ decision }: KeyedFinding) => decision === undefined;
  const shown = showsAll ? findings : findings.filter(isOpen);
  const decided = findings.length - findings.filter(isOpen).length;
  const more = showsAll || decided === 0 ? [] : ['', decidedText(decided)];
  if (shown.length === 0) return ['Nothing to look at.', ...more];
  const blocks = shown.filter(({ level }) => level === 'block');
  const list = shown.filter(({ level }) => level === 'list');
  return [
    ...part('These keep the report from being published until they are put right or waived:', blocks, zone),
    ...(blocks.length > 0 && list.length > 0 ? [''] : []),
    ...part('Worth a look before it is published:', list, zone),
    ...more,
  ];
}

function decidedText(count: number): string {
  return count === 1
    ? 'One finding was waived or dismissed; --all shows it too.'
    : `${count} findings were waived or dismissed; --all shows them too.`;
}

function part(title: string, findings: readonly KeyedFinding[], zone: string): readonly string[] {
  if (findings.length === 0) return [];
  return [title, ...findings.flatMap((finding) => ['', ...findingLines(finding, zone)])];
}

function findingLines(finding: KeyedFinding, zone: string): readonly string[] {
  const { shortId, subject, where, quotes, found, settledBy } = finding;
  const words = subject.words === '' ? '' : ` ${inShort(subject.words)}`;
  const place = where === subject.ref ? '' : ` (${where})`;
  return [
    `${shortId}  ${subject.ref}${words}${place}`,
    `  ${found}`,
    ...quotes.map((quote) => `  ${quote.of}: "${inShort(quote.text)}"`),
    `  ${settledBy}`,
    ...decisionLines(finding, zone),
  ];
}

function decisionLines({ decision }: KeyedFinding, zone: string): readonly string[] {
  if (decision === undefined) return [];
  const on = formatLong(localDateOf(decision.at, zone));
  const reason = decision.reason === '' ? '' : `: ${decision.reason}`;
  return [`  ${decision.kind === 'waived' ? 'Waived' : 'Dismissed'} on ${on} by ${decision.actor}${reason}`];
}

/** On one line. */
function inShort(text: string): string {
  return shorten(text.replace(/\s+/gu, ' ').trim(), LONGEST_QUOTE);
}

type Asked = Pick<CheckRequest, 'directorateCode' | 'quarter'> & { readonly finding: string };

/** Why `ragtime check` did nothing, and what to do instead. */
export function checkRefusalText(refusal: DecideRefusal, { directorateCode, quarter, finding }: Asked): string {
  switch (refusal.reason) {
    case 'unknown-directorate':
    case 'no-window':
    case 'no-plan':
      return compileRefusalWords(refusal, { directorateCode, quarter: formatQuarter(quarter) });
    case 'not-allowed':
      return 'Only a performance officer of the directorate can do this. Nothing was changed.';
    case 'no-such-finding':
      return `Nothing that the checks find now has the id "${finding}"; its text may have changed since. "ragtime check" lists what there is.`;
    case 'reason-missing':
      return '--waive needs --reason with words, such as --reason "Agreed with the Board on 4 July". Nothing was changed.';
    case 'reason-too-long':
      return `--reason is too long; ${numberWords(LONGEST_REASON)} characters at most would be accepted. Nothing was changed.`;
    case 'wrong-level':
      return refusal.finding.level === 'block'
        ? `${refusal.finding.shortId} keeps the report from being published, so it cannot be dismissed; --waive with --reason would be accepted.`
        : `${refusal.finding.shortId} does not keep the report from being published, so nothing needs to be waived; --dismiss would be accepted.`;
    case 'decided-already':
      return `${refusal.finding.shortId} was ${refusal.finding.decision?.kind ?? 'decided on'} before. Nothing was changed.`;
    case 'nothing-decided':
      return `${refusal.finding.shortId} is open: it was neither waived nor dismissed. Nothing was changed.`;
    case 'busy':
      return 'The database stayed busy. Nothing was changed; run the command again.';
  }
}
