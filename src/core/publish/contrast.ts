/**
 * How well one colour is read on another, from 1 (not at all) to 21 (black on white). Text needs 4.5, shapes and lines 3.
 * Source: WCAG 2.2, "contrast ratio" and "relative luminance".
 *
 * @param one as `#1d4e89`
 */
export function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What text needs on its ground: WCAG 2.2, success criterion 1.4.3. */
export const READABLE_CONTRAST = 4.5;

function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
