import type { Delivery, DeskPayload } from '../../core/remind/delivery.ts';
import { composeCheck } from './compose-check.ts';
import { composeDigest } from './compose-digest.ts';
import type { ComposePorts } from './compose-message.ts';
import { composeMissing } from './compose-missing.ts';
import { composeOrphans } from './compose-orphans.ts';
import { composeRefusedFiles } from './compose-refused-files.ts';
import type { Composed } from './composed.ts';

/** What an officer hears of a window, as it stands at the moment of sending. */
export interface DeskDelivery {
  readonly delivery: Delivery;
  readonly payload: DeskPayload;
}

export async function composeDesk(ports: ComposePorts, desk: DeskDelivery, now: Date): Promise<Composed> {
  switch (desk.payload.about) {
    case 'check':
      return composeCheck(ports, desk, now);
    case 'digest':
      return composeDigest(ports, desk, now);
    case 'orphans':
      return composeOrphans(ports, desk, now);
    case 'missing':
      return composeMissing(ports, desk, now);
    case 'files':
      return composeRefusedFiles(ports, desk, now);
  }
}
