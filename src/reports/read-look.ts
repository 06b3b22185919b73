import { readFileSync } from 'node:fs';
import { DEFAULT_LOOK, type ReportLogo, type ReportLook } from './report-look.ts';

/** What the settings say of the look; undefined where they say nothing. */
export interface LookSettings {
  readonly reportColour?: string | undefined;
  readonly reportLogoPath?: string | undefined;
}

/** Unit: bytes. It goes into every file that is published. */
const LARGEST_LOGO = 500_000;
/** https://www.w3.org/TR/png-3/#5PNG-file-signature */
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const WIDTH_AT = 16;
const HEIGHT_AT = 20;
const LEAST_BYTES = 24;

/** @throws LogoRefused */
export function readLook({ reportColour, reportLogoPath }: LookSettings): ReportLook {
  const logo = reportLogoPath === undefined ? undefined : readLogo(reportLogoPath);
  return { colour: reportColour ?? DEFAULT_LOOK.colour, logo };
}

function readLogo(path: string): ReportLogo {
  const bytes = readBytes(path);
  if (bytes.length > LARGEST_LOGO) throw new LogoRefused(`It is larger than ${LARGEST_LOGO / 1000} KB`);
  if (bytes.length < LEAST_BYTES || PNG.some((byte, index) => bytes[index] !== byte)) {
    throw new LogoRefused('It is no PNG file');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const [width, height] = [view.getUint32(WIDTH_AT), view.getUint32(HEIGHT_AT)];
  return { bytes, type: 'png', width, height, alt: 'Logo of the council' };
}

function readBytes(path: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    throw new LogoRefused(`It cannot be read (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** The logo cannot be used; the message says why, a whole sentence without its full stop. */
export class LogoRefused extends Error {}
