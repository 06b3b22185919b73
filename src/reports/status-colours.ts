import type { StatusKind } from '../core/publish/status-kind.ts';

/** Text and ground of each status; every pair has a contrast of at least 4.5 to 1 (WCAG 1.4.3), which a test computes. */
export const STATUS_COLOURS: Readonly<Record<StatusKind, { readonly text: string; readonly ground: string }>> = {
  completed: { text: '#0c4a75', ground: '#d9e8f5' },
  green: { text: '#0b5a34', ground: '#d5ebdf' },
  amber: { text: '#664400', ground: '#ffe9b8' },
  red: { text: '#8a1c12', ground: '#fadcd8' },
  'not-started': { text: '#383f43', ground: '#eaecee' },
  'not-completed': { text: '#8a1c12', ground: '#fadcd8' },
  deferred: { text: '#4a2a76', ground: '#e6dcf3' },
  dropped: { text: '#383f43', ground: '#eaecee' },
  'no-update': { text: '#383f43', ground: '#ffffff' },
};
