import { expect } from 'vitest'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { ownRecord } from '#src/personal/own-record.ts'
import { ownQuestions } from '#src/personal/queries.ts'
import { resolveOwn } from '#src/personal/resolve-own.ts'
import { askedBy } from '#test/support/personal.ts'
import { type Player, test, type World } from '#test/support/world.ts'
import { headings, heard, read } from '#test/views/reading.ts'

/** Asked at noon with a chance, resolved three days after. */
async function ended(w: World, who: Player, bp: string, change: Record<string, string>) {
  await w.setClock('2026-03-01T12:00Z')
  const { id } = await askedBy(w, who, { bp })
  await w.setClock('2026-03-04T12:00Z')
  await resolveOwn(w.ctxOf(who), id, { version: '1', kind: 'binary', ...change })
  return id
}

const happened = { happened: 'yes' }
const didNot = { happened: 'no' }
const pageOf = async (w: World, who: Player, more = '') =>
  read((await w.send('GET', `/personal${more}`, who)).text())

test('the record is the mean over one’s own questions, and how often what was said happened', async ({
  w,
}) => {
  await ended(w, w.alice, '70%', happened)
  await ended(w, w.alice, '75%', didNot)
  await ended(w, w.alice, '100%', happened)
  await ended(w, w.alice, '10%', { annulment: 'flawed' })
  await ended(w, w.bob, '5%', didNot)
  const { mean, judged, bins, ended: all } = await ownRecord(w.ctxOf(w.alice))
  expect(all).toHaveLength(4)
  expect(judged).toBe(3)
  expect(mean).toBe(Math.round(((0.09 + 0.5625 + 0) / 3) * 1e10))
  const said = bins.flatMap(({ from, said, happened, count }) =>
    count > 0 ? [{ from, said, happened, count }] : [],
  )
  expect(said).toEqual([
    { from: 7000, said: 7250, happened: 0.5, count: 2 },
    { from: 9000, said: 10_000, happened: 1, count: 1 },
  ])
})

test('a chance weighs as long as it stood, and not after the outcome was known', async ({ w }) => {
  const { id } = await askedBy(w, w.alice, { bp: '20%', closes_at: '2026-03-05 12:00' })
  await w.setClock('2026-03-02T12:00Z')
  await makeForecast(w.ctxOf(w.alice), id, { kind: 'binary', bp: '80%' })
  await w.setClock('2026-03-04T18:00Z')
  await makeForecast(w.ctxOf(w.alice), id, { kind: 'binary', bp: '99%' })
  await w.setClock('2026-03-06T12:00Z')
  const known = { version: '1', kind: 'binary', happened: 'yes', known_at: '2026-03-04 12:00' }
  await resolveOwn(w.ctxOf(w.alice), id, known)
  const { bins } = await ownRecord(w.ctxOf(w.alice))
  expect(bins.map(({ weight }) => weight)).toEqual([0, 0, 0.25, 0, 0, 0, 0, 0, 0.5, 0])
})

test('the page begins with what is to be resolved, and says when the numbers are too few', async ({
  w,
}) => {
  await ended(w, w.alice, '70%', happened)
  await w.setClock('2026-03-01T12:00Z')
  await askedBy(w, w.alice, { title: 'Is it due?', closes_at: '2026-03-03' })
  await askedBy(w, w.alice, { title: 'Is it open?', closes_at: '2026-06-01', audience: 'link' })
  await w.setClock('2026-03-05T12:00Z')
  const page = await pageOf(w, w.alice)
  expect(headings(page)).toEqual([
    ...['1 For yourself', '2 Ask yourself', '2 To resolve', '2 Open', '2 Your record'],
    ...['2 Calibration', '2 Resolved'],
  ])
  expect(heard(page)).toMatch(/To resolve Is it due\?.*Say how it ended: Is it due\?/)
  expect(heard(page)).toMatch(/Open Is it open\?.*you: 70%.*shared by link/)
  expect(heard(page)).toContain('Mean Brier score 0.090 over 1 question')
  expect(heard(page)).toContain('Too few to judge: 1 of 20')
  expect(heard(page)).toContain('Yes · score 0.090')
})

test('who asked nothing yet is told how to begin, and sees no empty table', async ({ w }) => {
  const page = await pageOf(w, w.bob)
  expect(headings(page)).toEqual(['1 For yourself', '2 Ask yourself', '2 Open'])
  expect(heard(page)).toContain('Nothing is open. Write a line above.')
})

test('annulled or never answered, a question is listed and counts in nothing', async ({ w }) => {
  await ended(w, w.alice, '70%', { annulment: 'flawed' })
  const page = heard(await pageOf(w, w.alice))
  expect(page).toContain('No forecast of yours counts yet.')
  expect(page).toMatch(/Resolved Will my secret zebra sing\? annulled ·/)
})

test('fifty stand on a page, the rest behind it, in order of their close', async ({ w }) => {
  for (let day = 1; day <= 52; day++) {
    const closes_at = new Date(Date.UTC(2026, 3, 60 - day)).toISOString().slice(0, 10)
    await askedBy(w, w.alice, { title: `No ${day}`, closes_at })
  }
  const first = await ownQuestions(w.ctxOf(w.alice))
  expect(first.rows.map(({ title }) => title).slice(0, 2)).toEqual(['No 52', 'No 51'])
  expect(first.rows).toHaveLength(50)
  const rest = await ownQuestions(w.ctxOf(w.alice), first.after)
  expect(rest.rows.map(({ title }) => title)).toEqual(['No 2', 'No 1'])
  expect(rest.after).toBeUndefined()
  expect(heard(await pageOf(w, w.alice, `?after=${first.after}`))).toContain('No 1')
  expect((await w.send('GET', '/personal?after=zebra', w.alice)).status).toBe(200)
})
