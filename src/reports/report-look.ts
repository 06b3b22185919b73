/** How this council's documents look, from its settings. */
export interface ReportLook {
  /** `#1d4e89`: headings and rules. Dark enough to be read on white (WCAG 1.4.3). */
  readonly colour: string;
  readonly logo: ReportLogo | undefined;
}

export interface ReportLogo {
  readonly bytes: Uint8Array;
  readonly type: 'png' | 'jpg';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** What a screen reader says: the council's name. */
  readonly alt: string;
}

export const DEFAULT_LOOK: ReportLook = { colour: '#1d4e89', logo: undefined };
