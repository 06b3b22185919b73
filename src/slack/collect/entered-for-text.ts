/** Above a form in which an officer types for somebody. */
export function enteredForText(ownerName: string | undefined, howItCame: string): string {
  return `You enter this for ${ownerName ?? 'its owner'}. How it came: ${howItCame}. Both stand on record; the owner’s initials are printed, and they get a message.`;
}
