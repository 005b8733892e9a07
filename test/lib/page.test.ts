import { expect, test } from 'vitest'
import { readCursor, toPage, writeCursor } from '#src/lib/page.ts'

test('a cursor is read as it was written', () => {
  expect(readCursor(writeCursor([1_767_225_600_000, 7]), 2)).toEqual([1_767_225_600_000, 7])
  expect(readCursor('-3.7', 2)).toEqual([-3, 7])
})

test.for([undefined, '', '7', '7.8.9', 'a.b', '1e3.7', '9999999999999999999.1', '.', '1.', ' . '])(
  '%j is no cursor of two numbers',
  (text) => {
    expect(readCursor(text, 2)).toBeUndefined()
  },
)

test('a page says where the next one begins, if there is one', () => {
  const rows = [1, 2, 3].map((id) => ({ id }))
  expect(toPage(rows, 2, ({ id }) => [id])).toEqual({ rows: [{ id: 1 }, { id: 2 }], after: '2' })
  expect(toPage(rows, 3, ({ id }) => [id])).toEqual({ rows, after: undefined })
  expect(toPage([], 3, () => [0])).toEqual({ rows: [], after: undefined })
})
