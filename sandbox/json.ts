/** What came over the wire, before anybody has looked at it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function objectAt(parent: JsonObject | undefined, key: string): JsonObject | undefined {
  const value = parent?.[key];
  return isObject(value) ? value : undefined;
}

export function stringAt(parent: JsonObject | undefined, key: string): string | undefined {
  const value = parent?.[key];
  return typeof value === 'string' ? value : undefined;
}

export function numberAt(parent: JsonObject | undefined, key: string): number | undefined {
  const value = parent?.[key];
  return typeof value === 'number' ? value : undefined;
}

/** The list at a key; an absent or malformed one reads as empty. */
export function listAt(parent: JsonObject | undefined, key: string): readonly Json[] {
  const value = parent?.[key];
  return Array.isArray(value) ? value : [];
}

/** The objects of the list at a key. */
export function objectsAt(parent: JsonObject | undefined, key: string): readonly JsonObject[] {
  return listAt(parent, key).filter(isObject);
}

/** Parses text; undefined where it is not JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
