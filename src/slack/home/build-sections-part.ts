import type { QuietSection } from '../../usecases/collect/led/list-sections.ts';
import { header } from '../blocks.ts';
import { buildSectionsBlock } from '../collect/led/build-sections-block.ts';
import type { HomePart } from './page-home.ts';

/** Sections of the report of which this person may say that there is nothing to report. */
export function buildSectionsPart(sections: readonly QuietSection[]): readonly HomePart[] {
  if (sections.length === 0) return [];
  return [{ heading: [header('Nothing to report?')], lines: buildSectionsBlock(sections).map((block) => [block]) }];
}
