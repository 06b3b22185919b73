import type { CallFault, DeliveryFault } from '../sandbox/faults.ts';
import { EVERY_CALL_FAULT } from '../test/scenarios/fault-steps.ts';
import type { Random } from '../test/support/seeded.ts';
import type { Strike, Strikes } from './strikes.ts';

const EACH_DELIVERY_FAULT = {
  'ack-lost': [{ kind: 'ack-lost' }],
  'delivery-lost': [{ kind: 'delivery-lost' }],
  held: [{ kind: 'held' }],
  'delivered-again': [{ kind: 'delivered-again', times: 2 }],
  'values-lost': [
    { kind: 'values-lost', fields: 'missing' },
    { kind: 'values-lost', fields: 'untouched' },
  ],
} satisfies {
  readonly [Kind in DeliveryFault['kind']]: readonly Extract<DeliveryFault, { readonly kind: Kind }>[];
};
const DELIVERY_FAULTS: readonly DeliveryFault[] = Object.values(EACH_DELIVERY_FAULT).flat();

/** Of the calls and clicks that come next, one or two: the stand-in says when it is so far. */
export const SCRIPTED_STRIKES: Strikes = Object.fromEntries([
  ...EVERY_CALL_FAULT.map((fault) => [nameOfFault(fault), callFault(fault)] as const),
  ...DELIVERY_FAULTS.map((fault) => [nameOfFault(fault), deliveryFault(fault)] as const),
]);

export const STRIKES_AT_SLACK: Strikes = {
  ...SCRIPTED_STRIKES,
  'socket told to go': async ({ council: { slack } }, random) => {
    if (slack.sockets.count === 0) return 'missed';
    const reason = random.pick(['warning', 'refresh_requested'] as const);
    slack.sockets.refresh({ reason, index: random.below(slack.sockets.count) });
    return 'struck';
  },
  'sockets cut': async ({ council: { slack } }) => {
    if (slack.sockets.count === 0) return 'missed';
    slack.sockets.drop();
    return 'struck';
  },
};

function callFault(fault: CallFault): Strike {
  return async ({ council }, random: Random) => {
    council.slack.faults.next('*', fault, { times: 1 + random.below(2), skip: random.below(3) });
    return 'scripted';
  };
}

function deliveryFault(fault: DeliveryFault): Strike {
  return async ({ council }, random: Random) => {
    const kind = fault.kind === 'values-lost' ? 'view_submission' : '*';
    council.slack.faults.nextDelivery(kind, fault, { skip: random.below(3) });
    return 'scripted';
  };
}

/** As the last line of a run calls it. */
export function nameOfFault(fault: CallFault | DeliveryFault): string {
  if (fault.kind === 'values-lost') return `click values ${fault.fields}`;
  const where = Object.hasOwn(EACH_DELIVERY_FAULT, fault.kind) ? 'click' : 'call';
  return `${where} ${fault.kind.replaceAll('-', ' ')}`;
}
