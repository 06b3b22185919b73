import { isTimeZone } from '../../core/calendar/zone.ts';

/** The zone of somebody's Slack profile; the council's where that is unknown or no zone; IANA names. */
export function readZone(theirs: string | undefined, councilZone = 'UTC'): string {
  return theirs !== undefined && isTimeZone(theirs) ? theirs : councilZone;
}
