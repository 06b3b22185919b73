import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rememberStatements } from '../../src/store/remember-statements.ts';

describe('statements that are compiled once', () => {
  let sqlite: SqliteDatabase.Database;
  beforeEach(() => {
    sqlite = new SqliteDatabase(':memory:');
    sqlite.exec('create table said (id integer primary key, words text, number integer, share real, bytes blob)');
    sqlite.exec(
      "insert into said values (1, '01', 1, 0.5, x'01'), (2, '1', 10, 1.0, x'0100'), (3, null, null, null, null)",
    );
  });
  afterEach(() => void sqlite.close());

  it('are the same ones for the same words', () => {
    const remembered = rememberStatements(sqlite);
    expect(remembered.prepare('select 1')).toBe(remembered.prepare('select 1'));
  });

  it.each([
    ['words = ?', ['01'], [1]],
    ['words = ?', ['1'], [2]],
    ['words > ?', ['01'], [2]],
    ['number = ?', [1], [1]],
    ['number = ?', ['10'], [2]],
    ['number < ? and number >= ?', [10, 1], [1]],
    ['share = ?', [0.5], [1]],
    ['bytes = ?', [Buffer.from([1])], [1]],
    ['words = ?', [null], []],
    ['words is ?', [null], [3]],
    ['id in (select value from json_each(?))', ['[1,3]'], [1, 3]],
    ['words like ?', ['0%'], [1]],
  ])('find by %s with %j what a bare connection finds', (where, values, ids) => {
    const sql = `select id from said where ${where} order by id`;
    expect(
      sqlite
        .prepare(sql)
        .pluck()
        .all(...values),
    ).toEqual(ids);
    expect(
      rememberStatements(sqlite)
        .prepare(sql)
        .raw()
        .all(...values),
    ).toEqual(ids.map((id) => [id]));
  });

  it('store what they are given, whatever its kind', () => {
    const remembered = rememberStatements(sqlite);
    const given = ['0x1', 7, 2.5, Buffer.from([0, 255])];
    remembered.prepare('update said set words = ?, number = ?, share = ?, bytes = ? where id = ?').run(...given, 3);
    expect(sqlite.prepare('select words, number, share, bytes from said where id = 3').raw().get()).toEqual(given);
  });

  it('are looked up by a plan that holds for every value', () => {
    const { source } = rememberStatements(sqlite).prepare('select id from said where words = ? and number < ?');
    expect(source).toBe('select id from said where words = +? and number < +?');
  });
});
