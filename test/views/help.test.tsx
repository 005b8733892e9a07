import { expect, test } from 'vitest'
import { gzippedSize } from '#test/support/weight.ts'
import { HelpPage } from '#views/front/help-page.tsx'
import { faultsOf } from './faults.ts'
import { all, headings, heard, links, one, read } from './reading.ts'

const help = () => read(<HelpPage preset="club" />)
const words = async () => heard(await help())

/** As the page shows a score. */
const three = (value: number) => value.toFixed(3)

test('the score of one chance is the squared gap, worked out by hand too', async () => {
  const told = await words()
  expect(told).toContain(`You said 73%, it happened: (1 − 0.73)² = ${three(0.27 * 0.27)}`)
  expect(told).toContain(`You said 73%, it did not happen: 0.73² = ${three(0.73 * 0.73)}`)
  expect(told).toContain('You said 50%, it happened: (1 − 0.5)² = 0.250')
  expect(told).toContain('You said 100%, it did not happen: 1² = 1.000')
})

test('a changed chance is weighed by the days it stood', async () => {
  const told = await words()
  const byHand = (2 * 0.4 ** 2 + 6 * 0.2 ** 2) / 8
  expect(three(byHand)).toBe('0.070')
  expect(told).toContain('For 25% of your time: You said 60%, it happened: (1 − 0.6)² = 0.160')
  expect(told).toContain('For 75% of your time: You said 80%, it happened: (1 − 0.8)² = 0.040')
  expect(told).toContain(`0.250 × 0.160 + 0.750 × 0.040 = ${three(byHand)}`)
  expect(told).toContain('stood for 8 of the 10 days, 80%.')
})

test('several options, without and with an order, are averages of yes/no scores', async () => {
  const told = await words()
  const choice = (0.5 ** 2 + 0.3 ** 2 + 0.2 ** 2) / 2
  const ordered = ((1 - 0.5) ** 2 + (1 - 0.8) ** 2) / 2
  expect(told).toContain(`½ × ((1 − 0.5)² + 0.3² + 0.2²) = ${three(choice)}`)
  expect(told).toContain(`((1 − 0.5)² + (1 − 0.8)²) ÷ 2 = ${three(ordered)}`)
})

test('the points of three people are what they scored better than the other two, and sum to zero', async () => {
  const lines = all(one(await help(), 'tbody'), 'tr').map((line) =>
    all(line, 'th', 'td').map(heard),
  )
  const own = [0.2 ** 2, 0.4 ** 2, 0.7 ** 2]
  const sum = own.reduce((all, one) => all + one, 0)
  const byHand = own.map((score) => 100 * ((sum - score) / 2 - score))
  expect(lines.map(([who, said]) => [who, said])).toEqual([
    ['Ann', '80%'],
    ['Ben', '60%'],
    ['Cem', '30%'],
  ])
  expect(lines.map(([, , score]) => score)).toEqual(own.map(three))
  expect(lines.map(([, , , mean]) => mean)).toEqual(own.map((score) => three((sum - score) / 2)))
  const shown = lines.map((line) => Number(line[4]?.replace('−', '-')))
  for (const [index, points] of shown.entries()) expect(points).toBeCloseTo(byHand[index] ?? 0, 1)
  expect(shown.reduce((all, one) => all + one, 0)).toBeCloseTo(0, 6)
})

test('a reader learns what the crowd is, what a Brier score is and how a question resolves', async () => {
  const shown = await help()
  const told = heard(shown)
  expect(headings(shown)[0]).toBe('1 Help')
  expect(told).toContain('0 is perfect, 0.25 is always saying 50%, 1 is worst')
  expect(told).toContain('hidden from you until you have forecast')
  expect(told).toContain('a moderator compares the two and records the outcome')
  expect(told).toContain('no fair outcome exists')
})

test('each place the page leads to is there', async () => {
  const shown = await help()
  const ids = new Set(all(shown).map(({ attributes }) => attributes.id))
  const own = Object.values(links(shown)).filter((href) => href?.startsWith('#'))
  expect(own.length).toBeGreaterThan(5)
  for (const href of own) expect(ids).toContain(href?.slice(1))
  expect(ids).toContain('keys')
})

test('help is light, and has nothing to stumble over', async () => {
  expect(faultsOf(await help())).toEqual([])
  expect(await gzippedSize(String(await (<HelpPage preset="club" />)))).toBeLessThan(7 * 1024)
})
