/** The fields of the form in which somebody says what was done about an action from the meeting: block and action alike. */
export const MEETING_FIELDS = { progress: 'meeting-progress', words: 'meeting-words' } as const;
