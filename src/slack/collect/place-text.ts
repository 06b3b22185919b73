interface Placed {
  readonly areaName: string;
  readonly directorateName?: string | undefined;
}

/** `Children and Enterprise: Help for families in good time`; the area alone where there is one directorate. */
export function placeText({ areaName, directorateName }: Placed): string {
  return [directorateName, areaName].filter((part) => part !== undefined && part !== '').join(': ');
}
