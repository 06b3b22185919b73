export const reportHelp = `ragtime report --directorate CODE --quarter 2026-27/Q1 [--format html,pdf] [--out DIR] [--json]
ragtime report --directorate CODE --quarter 2026-27/Q1 --revision 1 | --list
ragtime report --directorate CODE --quarter 2026-27/Q1 --upload FILE.docx [--revision 1]
ragtime report --board NAME --quarter 2026-27/Q1 [--directorate CE,HC] [--format html,pdf] [--out DIR]
ragtime report --boards [--quarter 2026-27/Q1] [--directorate CE,HC] [--json]

Writes the report of a quarter: as it was published, byte for byte, or else a draft of how it stands now.

  --directorate CODE    which directorate, for example CE
  --quarter 2026-27/Q1  which quarter of which financial year
  --format html,pdf     which documents, of html, pdf, docx, md, csv, json, svg and png; without it html
  --revision 1          an earlier revision, as it was published; without it the newest
  --board NAME          what one board sees, from all directorates or those that are named
  --boards              which boards read what, and what none or more than one of them reads
  --upload FILE.docx    a Word file that was edited outside and is what was published; the other formats are said to differ
  --original            the Word file as Ragtime made it, where another one was uploaded
  --list                say which revisions there are: number, day, who, fingerprint, and why they were made
  --out DIR             the folder to write into, made where it is missing; without it this one
  --json                say what was written as JSON, for a script

Exit codes: 0 written, 1 refused, 2 the command was not understood`;
