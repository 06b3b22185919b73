import { html, raw } from 'hono/html';

/**
 * The same picture with its words inside, for whoever does not see it.
 *
 * @param id unique where it stands; letters, digits and `-`
 */
export function nameSvg(
  svg: string,
  { id, title, alt }: { readonly id: string; readonly title: string; readonly alt: string },
): string {
  const words = html`<title id="${id}-title">${title}</title><desc id="${id}-alt">${alt}</desc>`;
  return svg.replace(/^<svg\b([^>]*)>/u, (_, attributes: string) =>
    String(html`<svg role="img" aria-labelledby="${id}-title ${id}-alt"${raw(attributes)}>${words}`),
  );
}
