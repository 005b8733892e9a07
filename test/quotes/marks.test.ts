import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markedSegments } from '#src/quotes/marks.ts'

test('overlapping claims become neighbours', () => {
  const block = { start: 0, end: 36 }
  const spans = [
    { id: 9, start: 11, end: 35 },
    { id: 7, start: 0, end: 20 },
  ]
  expect(markedSegments(block, spans)).toEqual([
    { start: 0, end: 11, ids: [7], leads: 7, begins: [7] },
    { start: 11, end: 20, ids: [7, 9], leads: 7, begins: [9] },
    { start: 20, end: 35, ids: [9], leads: 9, begins: [] },
    { start: 35, end: 36, ids: [], leads: undefined, begins: [] },
  ])
})

test('of claims that start together the lowest id leads', () => {
  const spans = [
    { id: 5, start: 0, end: 4 },
    { id: 3, start: 0, end: 9 },
  ]
  expect(markedSegments({ start: 0, end: 9 }, spans)[0]).toMatchObject({ leads: 3, begins: [3, 5] })
})

test('equal spans share all their segments, and one link', () => {
  const spans = [
    { id: 2, start: 3, end: 6 },
    { id: 1, start: 3, end: 6 },
  ]
  expect(markedSegments({ start: 0, end: 6 }, spans)).toEqual([
    { start: 0, end: 3, ids: [], leads: undefined, begins: [] },
    { start: 3, end: 6, ids: [1, 2], leads: 1, begins: [1, 2] },
  ])
})

test('the claim that starts first leads, even against a lower id', () => {
  const spans = [
    { id: 1, start: 4, end: 9 },
    { id: 8, start: 0, end: 9 },
  ]
  expect(markedSegments({ start: 0, end: 9 }, spans).map(({ leads }) => leads)).toEqual([8, 8])
})

test('a claim that runs over a border is cut there, and begins in its first block alone', () => {
  const spans = [{ id: 4, start: 5, end: 15 }]
  expect(markedSegments({ start: 0, end: 10 }, spans)).toMatchObject([
    { start: 0, end: 5, ids: [] },
    { start: 5, end: 10, ids: [4], begins: [4] },
  ])
  expect(markedSegments({ start: 11, end: 20 }, spans)).toMatchObject([
    { start: 11, end: 15, ids: [4], leads: 4, begins: [] },
    { start: 15, end: 20, ids: [] },
  ])
})

test('a block without claims is one plain segment', () => {
  expect(markedSegments({ start: 3, end: 7 }, [])).toEqual([
    { start: 3, end: 7, ids: [], leads: undefined, begins: [] },
  ])
})

test('a claim of another block leaves this one plain', () => {
  expect(markedSegments({ start: 10, end: 20 }, [{ id: 1, start: 0, end: 10 }])).toEqual([
    { start: 10, end: 20, ids: [], leads: undefined, begins: [] },
  ])
})

test('segments are the whole block, in order, and each claim begins once', () => {
  const span = fc
    .tuple(fc.nat(50), fc.integer({ min: 1, max: 20 }))
    .map(([start, length], id = 0) => ({ id, start, end: start + length }))
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), (list) => {
      const spans = list.map((one, id) => ({ ...one, id }))
      const segments = markedSegments({ start: 0, end: 80 }, spans)
      expect(segments[0]?.start).toBe(0)
      expect(segments.at(-1)?.end).toBe(80)
      for (const [index, { end }] of segments.slice(0, -1).entries())
        expect(segments[index + 1]?.start).toBe(end)
      for (const { start, end, ids, leads } of segments) {
        const own = spans.filter((one) => one.start <= start && end <= one.end)
        expect(ids.toSorted((a, b) => a - b)).toEqual(own.map(({ id }) => id))
        expect(leads === undefined).toBe(ids.length === 0)
        expect(own.every(({ start: other }) => other >= (spans[leads ?? 0]?.start ?? 0))).toBe(true)
      }
      expect(segments.flatMap(({ begins }) => begins).toSorted((a, b) => a - b)).toEqual(
        spans.map(({ id }) => id),
      )
    }),
    { numRuns: 1000 },
  )
})
