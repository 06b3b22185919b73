import { formatLong } from '../../core/calendar/local-date.ts';
import type { Status } from '../../core/collect/milestone/status.ts';

/** A status in words, never by colour alone. */
export function statusWords(status: Status): string {
  switch (status.progress) {
    case 'in-progress':
      return ragWords(status);
    case 'completed':
      return status.completedOn === undefined ? 'Completed' : `Completed on ${formatLong(status.completedOn)}`;
    case 'not-started':
      return status.rag === undefined ? 'Not started yet' : `Not started yet: ${ragWords(status)}`;
    case 'not-completed':
      return 'Not completed by its date';
    case 'deferred':
      return 'Deferred';
    case 'dropped':
      return 'Dropped';
  }
}

function ragWords({ rag, amberReason }: Status): string {
  switch (rag) {
    case 'green':
      return 'Green, on course';
    case 'amber':
      return amberReason === 'too-early' ? 'Amber, too early to say' : 'Amber, uncertain';
    case 'red':
      return 'Red, highly likely or certain to miss';
    case undefined:
      return 'In progress';
  }
}
