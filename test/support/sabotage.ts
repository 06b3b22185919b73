import { UnrecoverableError } from 'bullmq';
import type { House } from '../../src/open-house.ts';
import { setDisk } from './broken-disk.ts';
import type { Sabotage } from './ragtime-orders.ts';

/** Breaks a running Ragtime from the inside. */
export function sabotage({ updates, drafts, deliveries }: House, sabotaged: Sabotage): void {
  switch (sabotaged.how) {
    case 'die-before-commit':
      updates.append = async () => die();
      drafts.keep = async () => die();
      return;
    case 'die-after-commit': {
      const append = updates.append.bind(updates);
      updates.append = async (...args) => {
        await append(...args);
        return die();
      };
      const keep = drafts.keep.bind(drafts);
      drafts.keep = async (...args) => {
        await keep(...args);
        return die();
      };
      return;
    }
    case 'disk':
      setDisk(sabotaged.disk);
      return;
    case 'fail-for-good': {
      const read = deliveries.delivery.bind(deliveries);
      let left = sabotaged.jobs;
      deliveries.delivery = async (id) => {
        left -= 1;
        if (left >= 0) throw new UnrecoverableError('This job fails for good.');
        return read(id);
      };
      return;
    }
  }
}

function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
}
