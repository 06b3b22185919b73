import type { AskedName } from '../core/review/sign-off.ts';

/** `Samir Nadar for Hugh Danvers, Ann Lee` */
export function signersText(asked: readonly AskedName[]): string {
  return asked.map(({ name, insteadOf }) => (insteadOf === undefined ? name : `${name} for ${insteadOf}`)).join(', ');
}

/** Of each for whom nobody who is there can sign. */
export function absentSignersTexts(asked: readonly AskedName[]): readonly string[] {
  return asked
    .filter(({ isThere }) => !isThere)
    .map(
      ({ name }) =>
        `${name} is away or cannot be reached, and nobody who is there stands in for them. A deputy who is there can sign: name one in /quarter people or with “ragtime plan person”.`,
    );
}
