import { parse } from 'node:querystring';
import { describe, expect, it } from 'vitest';
import { readDelivery } from '../../src/slack/read-delivery.ts';

const FORM = 'application/x-www-form-urlencoded';
const read = (body: string, type = FORM) => readDelivery(Buffer.from(body), type);
const asPayload = (said: unknown) => new URLSearchParams({ payload: JSON.stringify(said) }).toString();

describe('what Slack delivers', () => {
  it.each([
    'plain words',
    'a + b & c = d % e',
    '“quoted”, naïve – £5, 東京, 👩‍👩‍👧',
    '{"payload": "inside"}',
    `every letter: ${String.fromCharCode(...Array.from({ length: 255 }, (_, code) => code + 1))}`,
  ])('is read as it was written: %s', (text) => {
    const body = asPayload({ type: 'view_submission', text });
    expect(read(body)).toEqual({ type: 'view_submission', text });
    expect(read(body)).toEqual(JSON.parse(String(parse(body).payload)));
  });

  it('is read with percent signs in small letters, and with letters that nobody wrote as a number', () => {
    expect(read('payload=%7b%22a%22:%22%c3%a9é%22%7d')).toEqual({ a: 'éé' });
  });

  it('has further fields, and the payload in any place', () => {
    expect(read(`${asPayload({ a: 1 })}&other=2`)).toEqual({ a: 1 });
    expect(read(`other=2&${asPayload({ a: 1 })}`)).toEqual({ a: 1 });
  });

  it('is a command, field by field', () => {
    expect(read('command=%2Fmilestone&text=LD1+now')).toEqual({ command: '/milestone', text: 'LD1 now' });
  });

  it('is an event in JSON', () => {
    expect(read('{"type":"event_callback"}', 'application/json')).toEqual({ type: 'event_callback' });
  });
});

describe('what is no delivery', () => {
  it.each([
    ['', FORM],
    ['payload=', FORM],
    ['payload=null', FORM],
    ['payload=7', FORM],
    ['payload=%5B%5D', FORM],
    ['payload=%7B%22type%22%3A', FORM],
    ['payload=%7B%22a%22:%221%ZZ%', FORM],
    ['payload=%7', FORM],
    [' null ', 'application/json'],
    ['[null]', 'application/json'],
    ['"event_callback"', 'application/json'],
    ['', 'application/json'],
    [asPayload({ a: 1 }), 'text/plain'],
  ])('is nothing: %s as %s', (body, type) => {
    expect(read(body, type)).toBeUndefined();
  });
});
