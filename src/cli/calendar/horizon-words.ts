import { BANK_HOLIDAYS_KNOWN_UNTIL } from '../../core/calendar/bank-holidays.ts';

/** What to do where dates of the coming twelve months lie in a year whose bank holidays are not known. */
export function horizonWords(year: number): string {
  return (
    `Bank holidays are known until ${BANK_HOLIDAYS_KNOWN_UNTIL}. Dates in ${year} are counted by the usual rules, without days ` +
    'proclaimed since: upgrade Ragtime, or add such days to the plan file under "closure days" and import it.'
  );
}
