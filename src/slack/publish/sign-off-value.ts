/** What a button under a draft carries: the draft's number and the window's id. */
export function writeSignOffValue(windowId: string, number: number): string {
  return `${number} ${windowId}`;
}

/** As it came back from Slack: not to be trusted. */
export function readSignOffValue(value: string): { readonly windowId: string; readonly number: number } {
  const [number = '', ...rest] = value.split(' ');
  return { number: Number(number), windowId: rest.join(' ') };
}
