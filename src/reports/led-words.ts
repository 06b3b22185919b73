import type { Snapshot, SnapshotLed } from '../core/publish/snapshot.ts';

/** A risk or an equality action, as far as both are printed alike. */
export interface NamedLed extends SnapshotLed {
  readonly title: string;
}

export function risksOf({ risks }: Snapshot): readonly NamedLed[] {
  return risks;
}

export function actionsOf({ equalityActions }: Snapshot): readonly NamedLed[] {
  return equalityActions.map((action) => ({ ...action, title: action.words }));
}

/** How it stands, in one table cell; where an update is missing, how it stood last if that is printed. */
export function ledWords({ update, whyNoUpdate, lastKnown }: SnapshotLed): string {
  const last = lastKnown === undefined ? '' : ` As at ${lastKnown.quarterTitle}: ${lastKnown.word}.`;
  return `${update?.word ?? whyNoUpdate ?? 'Progress was not collected for this report.'}${last}`;
}

/** Those with a text of their own below the table. */
export function saidOf(led: readonly NamedLed[]) {
  return led.flatMap(({ title, update }) => (update === null || update === undefined ? [] : [{ title, update }]));
}
