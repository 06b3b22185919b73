// Stack traces of the prepared program name file and line of the source. Node can do it too (--enable-source-maps), but
// keeps 20 MB for it as soon as anything looks at a stack; here a map is let go when nobody looks.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cache } from './prepared-program.mjs';

const DIGITS = new Map([...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].map((c, i) => [c, i]));
const FIELDS = 4;
const PLACE = /(file:[^\s()]+\.js):(\d+):(\d+)/;
/** Weak: read again at the next error that is looked at after they are gone. */
const maps = new Map();

/** https://tc39.es/ecma426/: each segment is line and column there, file and line here, all but the first as differences. */
function readMap(file) {
  const { sources, mappings } = JSON.parse(readFileSync(`${file}.map`, 'utf8'));
  const segments = new Int32Array(FIELDS * (mappings.split(/[,;]/).length + 1));
  let [length, line, column, source, sourceLine] = [0, 0, 0, 0, 0];
  for (const text of mappings.split(';')) {
    column = 0;
    for (const segment of text === '' ? [] : text.split(',')) {
      const [columns, files = 0, lines = 0] = readDifferences(segment);
      column += columns;
      source += files;
      sourceLine += lines;
      segments.set([line, column, source, sourceLine], length);
      length += FIELDS;
    }
    line += 1;
  }
  return { sources, segments: segments.subarray(0, length), folder: new URL(`file://${file}`) };
}

function readDifferences(segment) {
  const values = [];
  let [value, shift] = [0, 0];
  for (const digit of segment) {
    const bits = DIGITS.get(digit);
    value += (bits & 31) << shift;
    shift += 5;
    if (bits > 31) continue;
    values.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return values;
}

/** The last segment that begins at the place or before it. */
function findSegment(segments, line, column) {
  let [low, high] = [0, segments.length / FIELDS];
  while (low < high) {
    const middle = (low + high) >> 1;
    const [atLine, atColumn] = segments.subarray(middle * FIELDS);
    if (atLine < line || (atLine === line && atColumn <= column)) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : segments.subarray((low - 1) * FIELDS);
}

function namePlace(text, url, line, column) {
  if (!url.includes('/.cache/ragtime/')) return text;
  const file = fileURLToPath(url);
  if (!file.startsWith(cache)) return text;
  const map = maps.get(file)?.deref() ?? readMap(file);
  maps.set(file, new WeakRef(map));
  const { sources, segments, folder } = map;
  const [atLine, , source, sourceLine] = findSegment(segments, line - 1, column - 1) ?? [];
  const name = sources[source];
  if (atLine !== line - 1 || name === undefined) return text;
  return `${new URL(name, folder).href}:${sourceLine + 1}`;
}

Error.prepareStackTrace = (error, frames) => {
  const named = frames.map((frame) => `\n    at ${String(frame).replace(PLACE, namePlace)}`);
  return `${describe(error)}${named.join('')}`;
};

function describe(error) {
  try {
    return String(error);
  } catch {
    return 'Error';
  }
}
