import type { Json, JsonObject } from '../json.ts';
import { isObject } from '../json.ts';
import type { Subject } from './problem.ts';
import { complain } from './problem.ts';

export interface Length {
  readonly max: number;
  readonly min?: number;
  readonly isRequired?: boolean;
}

/** A string of bounded length. */
export function checkString(subject: Subject, key: string, { max, min = 1, isRequired }: Length) {
  const value = subject.it[key];
  if (value === undefined) {
    if (isRequired === true) complain(subject, key, 'missing required field');
    return;
  }
  if (typeof value !== 'string') return complain(subject, key, 'must be a string');
  if (value.length > max) complain(subject, key, `must be less than ${max + 1} characters`);
  if (value.length < min) complain(subject, key, `must be more than ${min - 1} characters`);
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

/** A whole number within bounds, where it is given. */
export function checkCount(subject: Subject, key: string, { min, max }: Range) {
  const value = subject.it[key];
  if (value === undefined) return;
  if (typeof value !== 'number' || !Number.isInteger(value)) return complain(subject, key, 'must be a whole number');
  if (value < min || value > max) complain(subject, key, `must be from ${min} to ${max}`);
}

export function checkFlag(subject: Subject, key: string) {
  const value = subject.it[key];
  if (value !== undefined && typeof value !== 'boolean') complain(subject, key, 'must be true or false');
}

export function checkOneOf(subject: Subject, key: string, allowed: readonly string[]) {
  const value = subject.it[key];
  if (value === undefined) return;
  if (typeof value !== 'string' || !allowed.includes(value)) {
    complain(subject, key, `must be one of ${allowed.join(', ')}`);
  }
}

export function checkPattern(subject: Subject, key: string, pattern: RegExp) {
  const value = subject.it[key];
  if (value === undefined) return;
  if (!pattern.test(String(value))) complain(subject, key, `must match ${pattern.source}`);
}

/** A list of bounded length; complains where it is missing, unless `min` is 0. Items that are no objects are left out. */
export function checkList(subject: Subject, key: string, { min, max }: Range): readonly Subject[] {
  const value = subject.it[key];
  if (value === undefined && min === 0) return [];
  if (!Array.isArray(value)) {
    complain(subject, key, 'missing required list');
    return [];
  }
  if (value.length > max) complain(subject, key, `no more than ${max} items allowed`);
  if (value.length < min) complain(subject, key, `no less than ${min} items allowed`);
  return itemsOf(subject, key, value);
}

function itemsOf(subject: Subject, key: string, items: readonly Json[]): readonly Subject[] {
  const subjects: Subject[] = [];
  for (const [index, item] of items.entries()) {
    const pointer = `${subject.pointer}/${key}/${index}`;
    if (isObject(item)) subjects.push({ it: item, pointer, report: subject.report });
    else subject.report.add(pointer, 'must be an object');
  }
  return subjects;
}

/** The object under a key; complains where it is something else, or missing though required. */
export function childAt(subject: Subject, key: string, options: { isRequired?: boolean } = {}): Subject | undefined {
  const value = subject.it[key];
  if (value === undefined) {
    if (options.isRequired === true) complain(subject, key, 'missing required field');
    return undefined;
  }
  if (isObject(value)) return { it: value, pointer: `${subject.pointer}/${key}`, report: subject.report };
  complain(subject, key, 'must be an object');
  return undefined;
}

/** Slack takes no field it does not know. */
export function checkKeys(subject: Subject, known: readonly string[]) {
  for (const key of Object.keys(subject.it)) {
    if (subject.it[key] !== undefined && !known.includes(key)) {
      complain(subject, '', `invalid additional property: ${key}`);
    }
  }
}

/** Whether two pieces of JSON say the same, whatever the order of their keys. */
export function isSameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isSameJson(item, other[index]));
  }
  if (!isObject(one) || !isObject(other)) return one === other;
  const keys = new Set([...definedKeys(one), ...definedKeys(other)]);
  return [...keys].every((key) => isSameJson(one[key], other[key]));
}

function definedKeys(object: JsonObject): readonly string[] {
  return Object.keys(object).filter((key) => object[key] !== undefined);
}
