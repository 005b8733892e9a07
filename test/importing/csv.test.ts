import { expect, test } from 'vitest'
import { csvRows } from '#src/importing/csv.ts'
import { inPieces } from '#test/support/scored-text.ts'

async function rowsOf(text: string, size?: number) {
  const rows: unknown[] = []
  for await (const { line, cells } of csvRows(inPieces(text, size))) rows.push([line, ...cells])
  return rows
}

test.for([',', ';', '\t'])('cells are told apart by "%s" where the header does', async (sign) => {
  const text = [`a${sign}b`, `1${sign}2`].join('\n')
  expect(await rowsOf(text)).toEqual([
    [1, 'a', 'b'],
    [2, '1', '2'],
  ])
})

test('a separator within quotes of the header decides nothing', async () => {
  expect(await rowsOf('"a,b,c";d\n1;2')).toEqual([
    [1, 'a,b,c', 'd'],
    [2, '1', '2'],
  ])
})

test.for(['\n', '\r\n', '\r'])(
  'a row has the line it begins on, lines ending with %j',
  async (end) => {
    const text = ['a,b', `1,"two${end}lines"`, '', '3,"she said ""so"""', ''].join(end)
    for (const size of [1, 3, 1000])
      expect(await rowsOf(text, size)).toEqual([
        [1, 'a', 'b'],
        [2, '1', 'two\nlines'],
        [5, '3', 'she said "so"'],
      ])
  },
)

test('a quote in the midst of a cell is part of it', async () => {
  expect(await rowsOf('a,b\nthe "big" one,2')).toEqual([
    [1, 'a', 'b'],
    [2, 'the "big" one', '2'],
  ])
})

test('a quote that is never closed is named by the line of its row', async () => {
  await expect(rowsOf('a,b\n1,2\n3,"four\n5,6\n7,8\n')).rejects.toThrow(
    'A quote opens in line 3 and is never closed. Close it; nothing was scored.',
  )
})

test('quotes that make no sense are named by their line', async () => {
  await expect(rowsOf('a,b\n1,2\n""#')).rejects.toThrow(
    'The quotes of line 3 cannot be read. Write a quote within quotes twice; nothing was scored.',
  )
})

test('an empty text has no rows', async () => {
  expect(await rowsOf('')).toEqual([])
  expect(await rowsOf('\n\n')).toEqual([])
})
