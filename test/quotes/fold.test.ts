import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, placesOf } from '#src/quotes/fold.ts'

test.for([
  ['Two   spaces\n and a line', 'two spaces and a line'],
  ['“Curly” ‘marks’ «here»', '"curly" \'marks\' "here"'],
  ['2030 – 2035, a well‑known range', '2030-2035, a well-known range'],
  ['wait…', 'wait...'],
  ['soft\u00adhyphen and zero\u200bwidth', 'softhyphen and zerowidth'],
  ['left\u200eto\u200fright', 'lefttoright'],
  ['no\u00a0break \u200b space', 'no break space'],
  ['‚low‘ „marks“', '\'low\' "marks"'],
  ['plan \u2014\n then −1', 'plan-then-1'],
  ['', ''],
] as const)('%j folds to %j', ([text, expected]) => {
  expect(fold(text).text).toBe(expected)
})

test('the way back leads to the original characters', () => {
  const text = 'It said: “may  be — in orbit”.'
  const [place] = placesOf(fold(text), '"may be-in orbit"')
  expect(text.slice(place?.start, place?.end)).toBe('“may  be — in orbit”')
})

const tricky = fc.constantFrom(...'aB 2-–—…“”‘’«»İß🚆\n\t', '\u00a0', '\u00ad', '\u200b', '\ufeff')

test('each part of a text is found in it, at a place whose own words fold alike', () => {
  const text = fc.array(tricky, { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(text, fc.nat(40), fc.nat(40), (characters, from, length) => {
      const whole = characters.join('')
      const part = characters.slice(from, from + length + 1).join('')
      const wanted = fold(part).text.trim()
      const places = placesOf(fold(whole), part)
      for (const { start, end } of places)
        expect(fold(whole.slice(start, end)).text).toContain(wanted)
      const first = characters.slice(0, from).join('').length
      const own = places.find(({ start, end }) => first <= start && end <= first + part.length)
      expect(own !== undefined).toBe(wanted !== '')
    }),
    { numRuns: 1000 },
  )
})

test('a letter that grows when folded still leads back to itself', () => {
  const text = 'An İstanbul plan'
  const [place] = placesOf(fold(text), 'stanbul plan')
  expect(text.slice(place?.start, place?.end)).toBe('stanbul plan')
})

test('the longest text folds in the time of a request', () => {
  const text = 'the plan — “by 2031” — is a word, '.repeat(5880).slice(0, 200_000)
  const begun = performance.now()
  expect(fold(text).text).toContain('plan-"by 2031"-is a word,')
  expect(performance.now() - begun).toBeLessThan(2000)
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
      expect(fold(folded).text).toBe(folded)
      expect(starts.length).toBe(folded.length)
      expect(starts.toSorted((a, b) => a - b)).toEqual(starts)
      expect(
        ends.every((end, index) => end > (starts[index] as number) && end <= text.length),
      ).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
