import type { Child } from 'hono/jsx'
import { expect, test } from 'vitest'
import { sentence, together } from '#src/lib/sentence.ts'
import { calendarDay, decimals, distance, minute, plural, roundedPercent } from '#views/format.ts'
import { english, type Language } from '#views/language.ts'
import { ReaderContext } from '#views/reader.ts'
import { say, speak, spoken } from '#views/say.ts'
import { heard, read } from './reading.ts'

const polish: Language = {
  tag: 'pl',
  intl: 'pl',
  told: new Map<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>([
    ['From {0} by {1}', '{1}: {0}'],
    ['Nothing was saved.', 'Nic nie zapisano.'],
    ['yes', 'tak'],
    [
      'forecast | forecasts',
      { one: 'prognoza', few: 'prognozy', many: 'prognoz', other: 'prognozy' },
    ],
  ]),
}
const NOW = new Date('2026-03-01T12:00Z')
const reader = { zone: 'UTC', now: NOW, theme: 'system', shortcuts: true } as const

/** What a reader of a language hears of words that are made while the page is. */
const in_ = async (language: Language, words: () => Child) => {
  const Words = () => <p>{words()}</p>
  const page = (
    <ReaderContext.Provider value={{ ...reader, language }}>
      <Words />
    </ReaderContext.Provider>
  )
  return heard(await read(page))
}

test('another language puts what fills a gap where its sentence wants it, elements too', async () => {
  const words = () => say`From ${<b>Ostmere</b>} by ${'Ann'}`
  expect(await in_(english, words)).toBe('From Ostmere by Ann')
  expect(await in_(polish, words)).toBe('Ann: Ostmere')
})

test('what the language lacks is said in English', async () => {
  expect(await in_(polish, () => say`It rains.`)).toBe('It rains.')
})

test('what was told where no reader was known is spoken sentence by sentence', async () => {
  const told = together(
    sentence`From ${'Ostmere'} by ${'<b>Ann</b>'}`,
    sentence`Nothing was saved.`,
  )
  expect(await in_(english, () => speak(told))).toBe(
    'From Ostmere by <b>Ann</b> Nothing was saved.',
  )
  expect(await in_(polish, () => speak(told))).toBe('<b>Ann</b>: Ostmere Nic nie zapisano.')
})

test('signs within a value are never taken for gaps', async () => {
  const told = sentence`From ${'{1}'} by ${'$&'}`
  expect(await in_(english, () => speak(told))).toBe('From {1} by $&')
  expect(await in_(english, () => say`From ${'{1}'} by ${'$&'}`)).toBe('From {1} by $&')
})

test('choices are spoken by name and keep their values', async () => {
  const words = () => spoken([['yes', 'yes']]).map(([value, told]) => `${value}=${told}`)
  expect(await in_(polish, words)).toBe('yes=tak')
})

test.for([
  [1, '1 forecast', '1 prognoza'],
  [2, '2 forecasts', '2 prognozy'],
  [5, '5 forecasts', '5 prognoz'],
  [12_345, '12,345 forecasts', '12 345 prognoz'],
] as const)('%i is counted by the plurals of the language', async ([count, here, there]) => {
  expect(await in_(english, () => plural(count, 'forecast'))).toBe(here)
  expect(await in_(polish, () => plural(count, 'forecast'))).toBe(there)
})

test('numbers, days and distances are written as the language writes them', async () => {
  const told = () =>
    [
      decimals(0.073, 3),
      roundedPercent(7350),
      calendarDay('2026-05-13'),
      minute(NOW, 'UTC'),
      distance(new Date('2026-03-04T12:00Z'), NOW),
    ].join(' | ')
  expect(await in_(english, told)).toBe(
    '0.073 | 74% | 13 May 2026 | 1 Mar 2026, 12:00 UTC | in 3 days',
  )
  expect(await in_(polish, told)).toBe(
    '0,073 | 74% | 13 maj 2026 | 1 mar 2026, 12:00 UTC | za 3 dni',
  )
})
