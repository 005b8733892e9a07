import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFastEntry } from '#src/lib/fast-entry.ts'

/** A Wednesday. */
const TODAY = '2026-05-13'

test.for<[line: string, title: string, chance: string, day: string, more?: string]>([
  ['Will it open by 1 June? 70%', 'Will it open by 1 June?', '70%', '2026-06-01'],
  ['Will it open by 1 June?70 %', 'Will it open by 1 June?', '70%', '2026-06-01'],
  ['Will it open? 70% by 1 June', 'Will it open?', '70%', '2026-06-01'],
  ['Will it open? 1 June, 70%', 'Will it open?', '70%', '2026-06-01'],
  ['Will it open? March – 70%', 'Will it open?', '70%', '2027-03-31'],
  ['Will it open? (70%, Friday)', 'Will it open?', '70%', '2026-05-15'],
  ['70% Will it open this year?', 'Will it open this year?', '70%', '2026-12-31'],
  ['70%: Will it open this year?', 'Will it open this year?', '70%', '2026-12-31'],
  ['Will it open by Q3? 70', 'Will it open by Q3?', '70', '2026-09-30'],
  ['Will it open? 72,5 percent, in 3 weeks', 'Will it open?', '72,5%', '2026-06-03'],
  ['Will it open? 70 per cent', 'Will it open?', '70%', ''],
  ['Will it open by Friday? .7', 'Will it open by Friday?', '.7', '2026-05-15'],
  ['Will it open by Friday? 0.7', 'Will it open by Friday?', '0.7', '2026-05-15'],
  [
    'Will prices rise above 5% in June? 30%',
    'Will prices rise above 5% in June?',
    '30%',
    '2026-06-30',
  ],
  ['Will prices rise above 5% in June?', 'Will prices rise above 5% in June?', '', '2026-06-30'],
  ['The bridge opens by 1 June 70%', 'The bridge opens by 1 June', '70%', '2026-06-01'],
  ['The bridge opens by 1 June (70%).', 'The bridge opens by 1 June', '70%', '2026-06-01'],
  ['70% the bridge opens by 1 June', 'the bridge opens by 1 June', '70%', '2026-06-01'],
  ['The bridge opens by 2031', 'The bridge opens by 2031', '', '2031-12-31'],
  ['Who? What? 20%', 'Who? What?', '20%', ''],
  ['Will it open? 70%, wholly, by 1 June', 'Will it open?', '70%', '2026-06-01', 'wholly'],
  ['  Will \n it\topen? ', 'Will it open?', '', ''],
  ['Will it open', 'Will it open', '', ''],
  ['70%', '70%', '', ''],
  ['', '', '', ''],
])('%j', ([line, title, chance, day, more = '']) => {
  expect(readFastEntry(line, TODAY)).toEqual({ title, chance, day, more })
})

test('whatever is written, it is read without failing, and nothing is made up', () => {
  const part = fc.constantFrom('Will it open', '?', '70%', ' ', '0.7', 'by Friday', ',', '%', '(')
  const lines = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(part).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(lines, (line) => {
      const { title, chance, day } = readFastEntry(line, TODAY)
      const isFound = (word: string) => line.includes(word)
      expect(title.split(' ').every(isFound) && isFound(chance.replace('%', ''))).toBe(true)
      expect(day === '' || day >= TODAY).toBe(true)
    }),
    { numRuns: 300 },
  )
})
