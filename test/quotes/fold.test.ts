import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, placesOf } from '#src/quotes/fold.ts'

test.for([
  ['Two   spaces\n and a line', 'two spaces and a line'],
  ['“Curly” ‘marks’ «here»', '"curly" \'marks\' "here"'],
  ['2030 – 2035, a well‑known range', '2030-2035, a well-known range'],
  ['wait…', 'wait...'],
  ['soft\u00adhyphen and zero\u200bwidth', 'softhyphen and zerowidth'],
  ['', ''],
] as const)('%j folds to %j', ([text, expected]) => {
  expect(fold(text).text).toBe(expected)
})

test('the way back leads to the original characters', () => {
  const text = 'It said: “may  be — in orbit”.'
  const [place] = placesOf(fold(text), '"may be-in orbit"')
  expect(text.slice(place?.start, place?.end)).toBe('“may  be — in orbit”')
})

test('every place is found, also overlapping ones', () => {
  expect(placesOf(fold('aXaXa'), 'axa')).toEqual([
    { start: 0, end: 3 },
    { start: 2, end: 5 },
  ])
  expect(placesOf(fold('abc'), ' \u200b ')).toEqual([])
})

test('folding twice is folding once, and the map covers every unit in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      const { text: folded, starts, ends } = fold(text)
      expect(starts.length).toBe(folded.length)
      expect(starts.toSorted((a, b) => a - b)).toEqual(starts)
      expect(
        ends.every((end, index) => end > (starts[index] as number) && end <= text.length),
      ).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
