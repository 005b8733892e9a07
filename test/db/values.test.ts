import { sql } from 'kysely'
import { expect } from 'vitest'
import { toSafeNumber } from '#src/db/values.ts'
import { test } from '#test/support/world.ts'

test('both engines read every type alike', async ({ db }) => {
  const { rows } = await sql`
    select 9007199254740991::bigint as int8, 7::integer as int4, count(*) as counted,
      date '2026-02-28' as day, timestamptz '2026-03-01 13:00:00.123+01' as at,
      '{"a": [1, "b", null]}'::jsonb as json, array['x', 'y'] as words, null::bigint as nothing,
      0.25::float8 as float, true as yes, sum(2::bigint) as sum`.execute(db)
  expect(rows).toEqual([
    {
      ...{ int8: 9007199254740991, int4: 7, counted: 1, day: '2026-02-28' },
      ...{ at: new Date('2026-03-01T12:00:00.123Z'), json: { a: [1, 'b', null] } },
      ...{ words: ['x', 'y'], nothing: null, float: 0.25, yes: true, sum: '2' },
    },
  ])
})

test('what is written comes back as it was', async ({ db }) => {
  const given = {
    day: '2024-02-29',
    at: new Date('2026-03-01T12:00:00.001Z'),
    object: { title: 'Ünïcode “quotes” \\ and \u2028', n: [1, 2.5] },
    words: ['a,b', '{"c"}', ''],
  }
  const { rows } = await sql`
    select ${given.day}::date as day, ${given.at}::timestamptz as at,
      ${given.object}::jsonb as object, ${given.words}::text[] as words`.execute(db)
  expect(rows).toEqual([given])
})

test('a JSON text is stored as the value it spells, not as a string', async ({ db }) => {
  const { rows } = await sql`
    select ${'{"bp": 7300}'}::jsonb as value, jsonb_typeof(${'{"bp": 7300}'}::jsonb) as type
  `.execute(db)
  expect(rows).toEqual([{ value: { bp: 7300 }, type: 'object' }])
})

test('a number beyond 2^53 is refused, not rounded, and the connection lives on', async ({
  db,
}) => {
  await expect(sql`select 9007199254740993::bigint as n`.execute(db)).rejects.toThrow(
    '9007199254740993 is no safe integer',
  )
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
})

test.for([
  ['0', 0],
  ['-7', -7],
  ['9007199254740991', 9007199254740991],
] as const)('%s is read as the number it is', ([text, number]) => {
  expect(toSafeNumber(text)).toBe(number)
})

test.for(['9007199254740992', '-9007199254740992', '1.5', 'seven'])('%s is refused', (text) => {
  expect(() => toSafeNumber(text)).toThrow(`${text} is no safe integer`)
})
