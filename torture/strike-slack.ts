import type { CallFault, DeliveryFault } from '../sandbox/faults.ts';
import { CALL_FAULTS } from '../test/scenarios/fault-steps.ts';
import type { Random } from '../test/support/seeded.ts';
import type { Strike, Strikes } from './strikes.ts';

const DELIVERY_FAULTS: readonly DeliveryFault[] = [
  { kind: 'ack-lost' },
  { kind: 'delivery-lost' },
  { kind: 'held' },
  { kind: 'delivered-again', times: 2 },
  { kind: 'values-lost', fields: 'missing' },
  { kind: 'values-lost', fields: 'untouched' },
];

/** Slack takes a call, or does not, and never answers. */
const SILENCE: readonly CallFault[] = [{ kind: 'hang-before' }, { kind: 'hang-after' }];

export const STRIKES_AT_SLACK: Strikes = {
  ...Object.fromEntries([...CALL_FAULTS, ...SILENCE].map((fault) => [`call ${nameOf(fault)}`, callFault(fault)])),
  ...Object.fromEntries(DELIVERY_FAULTS.map((fault) => [`click ${nameOf(fault)}`, deliveryFault(fault)])),
  'socket told to go': async ({ council: { slack } }, random) => {
    const reason = random.pick(['warning', 'refresh_requested'] as const);
    slack.sockets.refresh({ reason, index: random.below(Math.max(slack.sockets.count, 1)) });
  },
  'sockets cut': async ({ council }) => council.slack.sockets.drop(),
};

/** Of the calls that come next, one or two. */
function callFault(fault: CallFault): Strike {
  return async ({ council }, random: Random) =>
    council.slack.faults.next('*', fault, { times: 1 + random.below(2), skip: random.below(3) });
}

function deliveryFault(fault: DeliveryFault): Strike {
  return async ({ council }, random: Random) => {
    const kind = fault.kind === 'values-lost' ? 'view_submission' : '*';
    council.slack.faults.nextDelivery(kind, fault, { skip: random.below(3) });
  };
}

function nameOf(fault: CallFault | DeliveryFault): string {
  if (fault.kind === 'values-lost') return `values ${fault.fields}`;
  return fault.kind.replaceAll('-', ' ');
}
