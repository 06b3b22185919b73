import type { Place } from './place.ts';
import type { Order } from './who-may-order.ts';

interface Forged {
  readonly place: Place;
  /** The words are an honest order of the other directorate. */
  readonly isAnOrder: boolean;
}

type Forge = (order: Order, places: Readonly<Record<'CE' | 'PL', Place>>) => Forged | undefined;

/** Undefined where the order names nothing of the kind. */
const forging =
  (change: (pl: Place) => Partial<Place>): Forge =>
  (order, { CE, PL }) => {
    const place = { ...CE, ...change(PL) };
    const isSame = JSON.stringify(order.args(place)) === JSON.stringify(order.args(CE));
    return isSame ? undefined : { place, isAnOrder: false };
  };

/** What is given wrongly, each for itself. */
export const FORGERIES: Readonly<Record<string, Forge>> = {
  'a directorate that there is not': forging(() => ({ directorate: 'XX' })),
  'another directorate': (order, places) => {
    const forged = forging(({ directorate }) => ({ directorate }))(order, places);
    return forged && { ...forged, isAnOrder: order.elsewhere === 'the-same' };
  },
  'a quarter that there is not': (order, places) => {
    const forged = forging(() => ({ quarter: '2031-32/Q1' }))(order, places);
    return forged && { ...forged, isAnOrder: order.noSuchQuarter === 'nothing' };
  },
  'a milestone of another directorate': (order, places) =>
    order.args(places.CE).includes('--directorate')
      ? forging(({ milestone }) => ({ milestone }))(order, places)
      : undefined,
  'a milestone that there is not': forging(() => ({ milestone: 'm-there-is-none' })),
  'an item of another directorate': forging(({ item }) => ({ item })),
  'an item that there is not': forging(() => ({ item: 'i-there-is-none' })),
  'a finding that there is not': forging(() => ({ finding: 'C4-000000', blocking: 'C1-000000' })),
  'an action that there is not': forging(() => ({ action: 'ma-there-is-none' })),
  'a department that there is not': forging(() => ({ department: 'Streets' })),
  'somebody who is in no plan': forging(() => ({ person: 'XX' })),
};
