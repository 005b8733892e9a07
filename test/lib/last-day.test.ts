import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lastDay } from '#src/lib/last-day.ts'

/** A Wednesday. */
const TODAY = '2026-05-13'
const read = (text: string, today = TODAY) => lastDay(text, today)

test.for([
  ['today', '2026-05-13'],
  ['tonight', '2026-05-13'],
  ['by tomorrow', '2026-05-14'],
  ['the day after tomorrow', '2026-05-15'],
  ['by Friday', '2026-05-15'],
  ['on Fri', '2026-05-15'],
  ['this friday', '2026-05-15'],
  ['next Friday', '2026-05-22'],
  ['by Wednesday', '2026-05-20'],
  ['before Friday', '2026-05-14'],
  ['in 3 weeks', '2026-06-03'],
  ['within ten days', '2026-05-23'],
  ['in a week', '2026-05-20'],
  ['over the next two months', '2026-07-13'],
  ['within 18 months', '2027-11-13'],
  ['in an year', '2027-05-13'],
  ['5 days from now', '2026-05-18'],
  ['this week', '2026-05-17'],
  ['next week', '2026-05-24'],
  ['this weekend', '2026-05-17'],
  ['by next month', '2026-06-30'],
  ['by the end of the month', '2026-05-31'],
  ['this quarter', '2026-06-30'],
  ['next quarter', '2026-09-30'],
  ['end of year', '2026-12-31'],
  ['by the end of the year', '2026-12-31'],
  ['by year-end', '2026-12-31'],
  ['EOY', '2026-12-31'],
  ['this year', '2026-12-31'],
  ['by the end of next year', '2027-12-31'],
  ['by the end of the decade', '2030-12-31'],
  ['next decade', '2040-12-31'],
] as const)('%j said on Wednesday, 13 May 2026 runs to %s', ([words, day]) => {
  expect(read(`Will it open ${words}?`)).toMatchObject({ day })
})

test.for([
  ['by 1 June', '2026-06-01'],
  ['on the 1st of June', '2026-06-01'],
  ['by June 1st', '2026-06-01'],
  ['by 13 May', '2026-05-13'],
  ['by 12 May', '2027-05-12'],
  ['by 30 June 2027', '2027-06-30'],
  ['on June 30, 2027', '2027-06-30'],
  ['2027-06-30', '2027-06-30'],
  ['by 30.6.2027', '2027-06-30'],
  ['by 29 February', '2028-02-29'],
  ['before 1 June', '2026-05-31'],
  ['by March', '2027-03-31'],
  ['in May', '2026-05-31'],
  ['before May', '2027-04-30'],
  ['before the end of May', '2026-05-31'],
  ['by March 2028', '2028-03-31'],
  ['Sept 2026', '2026-09-30'],
  ['by Q3', '2026-09-30'],
  ['by Q1', '2027-03-31'],
  ['by Q4 2026', '2026-12-31'],
  ['in the first quarter', '2027-03-31'],
  ['the fourth quarter of 2026', '2026-12-31'],
  ['H1 2027', '2027-06-30'],
  ['in the first half of 2027', '2027-06-30'],
  ['in early 2027', '2027-04-30'],
  ['mid-2027', '2027-08-31'],
  ['by late 2027', '2027-12-31'],
  ['by 2031', '2031-12-31'],
  ['before 2031', '2030-12-31'],
  ['in 2031', '2031-12-31'],
  ['by the end of 2031', '2031-12-31'],
] as const)('%j is read to its last day, %s', ([words, day]) => {
  expect(read(`Will it open ${words}?`)).toMatchObject({ day })
})

test.for([
  'Will it open?',
  'Will the 2031 plan hold?',
  'Will it open by 2020?',
  'Will it open on 31 February?',
  'Will it open by 32 May?',
  'Will it open in 2026-13-01?',
  'May I?',
  'Will she march on?',
  'Will the cat that sat win?',
  'Will they say so for 3 weeks?',
  'Will Q5 come?',
  'Will it last 10000 years?',
  'Will the year be good?',
  '',
])('%j names no day that is still to come', (text) => {
  expect(read(text)).toBeUndefined()
})

test('of several the last is meant, with all its words', () => {
  expect(read('Will the budget of May 2026 pass by 30 June 2027, at last?')).toEqual({
    ...{ words: 'by 30 June 2027', start: 33, end: 48, day: '2027-06-30' },
  })
  expect(read('Will what failed in 2020 be tried in 2031?')).toMatchObject({ day: '2031-12-31' })
  expect(read('Will what is due by Friday be late in 2020?')).toMatchObject({ day: '2026-05-15' })
})

test.for([
  ['2026-01-31', 'in one month', '2026-02-28'],
  ['2028-02-29', 'in 1 year', '2029-02-28'],
  ['2026-12-31', 'by January', '2027-01-31'],
  ['2026-12-31', 'next month', '2027-01-31'],
  ['2026-12-31', 'this quarter', '2026-12-31'],
  ['2030-12-31', 'end of the decade', '2030-12-31'],
  ['2031-01-01', 'end of the decade', '2040-12-31'],
  ['2026-05-17', 'this week', '2026-05-17'],
  ['2026-05-18', 'by Sunday', '2026-05-24'],
] as const)('on %s %j is %s', ([today, words, day]) => {
  expect(read(words, today)).toMatchObject({ day })
})

const word = fc.constantFrom(
  ...'by before end of the in next this 3 31 2027 May june Q2 H1 half first quarter week friday a year decade early mid- tomorrow 2026-02-30 1.2.2027 % ?'.split(
    ' ',
  ),
)

test('whatever is written, what is read are words of it and a day from today on', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.array(word).map((words) => words.join(' ')),
  )
  const days = fc.date({
    min: new Date('1990-01-01'),
    max: new Date('2900-01-01'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(texts, days, (text, date) => {
      const today = date.toISOString().slice(0, 10)
      const found = lastDay(text, today)
      if (!found) return
      expect(text.slice(found.start, found.end)).toBe(found.words)
      expect(found.day).toMatch(/^\d{4}-\d\d-\d\d$/)
      expect(new Date(`${found.day}T00:00Z`).toISOString().slice(0, 10)).toBe(found.day)
      expect(found.day >= today).toBe(true)
    }),
    { numRuns: 300 },
  )
})
