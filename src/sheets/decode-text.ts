/** Text of a file in UTF-8, with or without its mark, or else in Windows-1252, as Excel for Windows writes it. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
