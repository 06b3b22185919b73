import type { Refusal } from '../../sandbox/workspace.ts';

/** Whether it is the look for a file whose showing was cut off: it is asked for, and may not be there. */
export const isLookUp = ({ what, error }: Refusal): boolean => what === 'files.info' && error === 'file_not_found';
