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

/** How it stands, in one table cell. */
export function ledWords({ update, whyNoUpdate }: SnapshotLed): string {
  return update?.word ?? whyNoUpdate ?? 'Progress was not collected for this report.';
}

/** Those with a text of their own below the table. */
export function saidOf(led: readonly NamedLed[]) {
  return led.flatMap(({ title, update }) => (update === null || update === undefined ? [] : [{ title, update }]));
}
