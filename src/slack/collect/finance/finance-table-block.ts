import type { RichTextBlock } from '@slack/types';
import type { FinanceRow } from '../../../core/collect/finance/finance-row.ts';
import { amountWords } from '../../../reports/finance-words.ts';
import { richText, richTextElement, richTextSection } from '../../text.ts';

type AmountRow = Exclude<FinanceRow, { readonly kind: 'heading' }>;

/** A table in lines that a phone can show: a modal takes no table, and columns made of blanks break there. */
export function buildFinanceTable(rows: readonly FinanceRow[]): RichTextBlock {
  const parts: RichTextBlock['elements'][number][] = [];
  let lines: AmountRow[] = [];
  const endList = () => {
    if (lines.length > 0) parts.push({ type: 'rich_text_list', style: 'bullet', elements: lines.map(buildRow) });
    lines = [];
  };
  for (const row of rows) {
    if (row.kind !== 'heading') {
      lines.push(row);
      continue;
    }
    endList();
    parts.push(richTextSection(richTextElement(row.label, { bold: true })));
  }
  endList();
  return richText(...parts);
}

function buildRow(row: AmountRow) {
  const label = row.kind === 'total' ? richTextElement(row.label, { bold: true }) : richTextElement(row.label);
  return richTextSection(label, richTextElement(`: ${amountsText(row)}`));
}

/** `budget to date 770, spent 724, variance 46; 3,120 for the year` */
function amountsText({ annualBudget, budgetToDate, expenditureToDate, variance }: AmountRow): string {
  const toDate = `budget to date ${amountWords(budgetToDate, 'budgetToDate')}, actual ${amountWords(expenditureToDate, 'expenditureToDate')}`;
  return `${toDate}, variance ${amountWords(variance, 'variance')}; for the year ${amountWords(annualBudget, 'annualBudget')}`;
}
