import { expect, test } from 'vitest'
import * as format from '#views/format.ts'
import { chanceInWords } from '#views/parts/chance.tsx'

test.for([
  [7300, '73%', '73%'],
  [7350, '73.5%', '74%'],
  [7325, '73.25%', '73%'],
  [0, '0%', '0.0%'],
  [150, '1.5%', '1.5%'],
  [200, '2%', '2%'],
  [9800, '98%', '98%'],
  [9850, '98.5%', '98.5%'],
  [10_000, '100%', '100.0%'],
] as const)('%i basis points are %s as entered and %s as the crowd’s', ([bp, own, crowd]) => {
  expect(format.percent(bp)).toBe(own)
  expect(format.roundedPercent(bp)).toBe(crowd)
})

test.for([
  [0, 'almost certainly not'],
  [499, 'almost certainly not'],
  [500, 'very unlikely'],
  [2000, 'unlikely'],
  [4000, 'about even'],
  [6000, 'about even'],
  [6001, 'likely'],
  [8000, 'very likely'],
  [9500, 'almost certain'],
  [10_000, 'almost certain'],
] as const)('%i basis points are %s', ([bp, words]) => {
  expect(chanceInWords(bp)).toBe(words)
})

test('scores show three decimals, points one and a sign', () => {
  expect(format.score(729_000_000)).toBe('0.073')
  expect(format.points(420_000_000)).toBe('+4.2')
  expect(format.points(-420_000_000)).toBe('−4.2')
  expect(format.points(-1)).toBe('0.0')
  expect(format.share(6_400_000_000)).toBe('64%')
})

test.for([
  [0, '0 forecasts'],
  [1, '1 forecast'],
  [2, '2 forecasts'],
  [1200, '1,200 forecasts'],
] as const)('%i is %s', ([count, words]) => {
  expect(format.plural(count, 'forecast')).toBe(words)
})

test('an irregular plural is said as given', () => {
  expect(format.plural(1, 'person', 'people')).toBe('1 person')
  expect(format.plural(3, 'person', 'people')).toBe('3 people')
})

test.for([
  ['UTC', '1 Mar 2026, 18:04 UTC', '1 Mar 2026, 18:04:09 UTC'],
  ['Europe/Berlin', '1 Mar 2026, 19:04 CET', '1 Mar 2026, 19:04:09 CET'],
  ['America/New_York', '1 Mar 2026, 13:04 GMT-5', '1 Mar 2026, 13:04:09 GMT-5'],
  ['Asia/Kolkata', '1 Mar 2026, 23:34 GMT+5:30', '1 Mar 2026, 23:34:09 GMT+5:30'],
  ['Australia/Sydney', '2 Mar 2026, 05:04 GMT+11', '2 Mar 2026, 05:04:09 GMT+11'],
] as const)('in %s a time is %s, to the second %s', ([zone, minute, second]) => {
  const at = new Date('2026-03-01T18:04:09.500Z')
  expect(format.minute(at, zone)).toBe(minute)
  expect(format.second(at, zone)).toBe(second)
})

test('the letters tell the two hours apart that one clock shows twice', () => {
  const zone = 'Europe/Berlin'
  const [first, again] = ['2026-10-25T00:30Z', '2026-10-25T01:30Z'].map((at) => new Date(at))
  expect(format.minute(first as Date, zone)).toBe('25 Oct 2026, 02:30 CEST')
  expect(format.minute(again as Date, zone)).toBe('25 Oct 2026, 02:30 CET')
  expect(format.zoneLetters(first as Date, zone)).toBe('CEST')
  expect(format.zoneLetters(again as Date, 'UTC')).toBe('UTC')
})

test('midnight is 00, and a calendar day is of no zone', () => {
  expect(format.minute(new Date('2026-03-01T00:00Z'), 'UTC')).toBe('1 Mar 2026, 00:00 UTC')
  expect(format.calendarDay('2026-05-13')).toBe('13 May 2026')
})

test.for([
  ['2026-03-04T12:00Z', 'in 3 days'],
  ['2026-03-02T12:00Z', 'in 24 hours'],
  ['2026-04-26T12:00Z', 'in 56 days'],
  ['2026-02-28T12:00Z', '24 hours ago'],
  ['2026-03-01T14:30Z', 'in 2 hours'],
  ['2026-03-01T11:30Z', '30 minutes ago'],
  ['2026-03-01T12:00:05Z', 'in 5 seconds'],
  ['2035-12-31T23:59Z', 'in 9 years'],
  ['2026-05-15T12:00Z', 'in 2 months'],
] as const)('%s is %s', ([at, words]) => {
  expect(format.distance(new Date(at), new Date('2026-03-01T12:00Z'))).toBe(words)
})
