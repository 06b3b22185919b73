import type { ReportFormat } from '../core/publish/report-format.ts';
import type { Snapshot } from '../core/publish/snapshot.ts';

/** Longest part of the name that comes from the directorate, so that the whole fits every file system. */
const LONGEST_SLUG = 80;

/** `2026-27-q1-children-and-enterprise-performance-v1.html`; a draft ends in `-draft`, a cut has its board's name. */
export function reportFileName(snapshot: Snapshot, format: ReportFormat): string {
  const quarter = snapshot.quarter.code.toLowerCase().replace('/', '-');
  const version = snapshot.revision === null ? 'draft' : `v${snapshot.revision}`;
  const annex = snapshot.annex === undefined ? '' : '-annex-not-for-publication';
  return `${quarter}-${directorateSlug(snapshot)}-performance-${version}${annex}.${format}`;
}

/** The name without "Directorate", in plain letters; the code where no letter of it is Latin. */
function directorateSlug({ directorate, cut }: Snapshot): string {
  if (cut !== undefined) return slug(cut.board) || 'board';
  const name = directorate.name.replace(/\s+directorate$/iu, '').replace(/&/gu, ' and ');
  return slug(name) || slug(directorate.code) || 'directorate';
}

function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, LONGEST_SLUG)
    .replace(/^-+|-+$/gu, '');
}
