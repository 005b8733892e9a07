import { expect } from 'vitest'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { runJobs } from '#src/jobs/run.ts'
import { verifySite } from '#src/jobs/verify-site.ts'
import type { Spec } from '#src/kinds/index.ts'
import { pools } from '#src/scoring/pools.ts'
import { test, type World } from '#test/support/world.ts'

const ships: Spec = {
  ...{ kind: 'numeric', low: 0, high: 100, ends: 'high', axis: 'linear', unit: 'ships' },
}
const days: Spec = { kind: 'date', low: '2026-03-01', high: '2026-06-09', ends: 'none' }
const asked = (w: World, spec: Spec = ships) => w.makeQuestion({ spec, title: 'How many ships?' })
const said = { kind: 'numeric', below: '', q_10: '20', q_25: '', q_50: '40', q_75: '', q_90: '70' }
const path = (id: number) => `/questions/${id}/forecasts`

test('quantiles typed in a plain form are saved, and stand in it again', async ({ w }) => {
  const { id } = await asked(w)
  const empty = await (await w.send('GET', `/questions/${id}-how-many-ships`, w.bob)).text()
  expect(empty).toContain('Your forecast, from 0 ships to 100 ships')
  expect(empty).toContain('Chance it lies above 100 ships, in %')
  expect(empty).not.toContain('Chance it lies below')
  const answer = await w.send('POST', path(id), w.bob, { ...said, above: '5' })
  expect(answer.status).toBe(303)
  const row = await w.db
    .selectFrom('forecasts')
    .select('value')
    .where('question_id', '=', id)
    .executeTakeFirstOrThrow()
  expect(row.value).toEqual({
    ...{ kind: 'numeric', x: [0, 20, 40, 70, 100], bps: [0, 1000, 5000, 9000, 9500] },
  })
  const page = await (await w.send('GET', `/questions/${id}-how-many-ships`, w.bob)).text()
  for (const value of ['20', '40', '70', '5']) expect(page).toContain(`value="${value}"`)
  expect(page).toContain('20 / 40 / 70 ships (10 / 50 / 90%)')
})

test('a preview draws what the fields say and saves nothing', async ({ w }) => {
  const { id } = await asked(w)
  const answer = await w.send('POST', path(id), w.bob, { ...said, preview: 'yes' })
  const page = await answer.text()
  expect(answer.status).toBe(200)
  expect(page).toContain('A preview: nothing is saved yet.')
  expect(page).toContain('<svg')
  expect(page).toContain('value="40"')
  const wrong = await w.send('POST', path(id), w.bob, { ...said, q_90: '30', preview: 'yes' })
  expect(await wrong.text()).toContain('is not above')
  expect(
    await w.db.selectFrom('forecasts').select('id').where('question_id', '=', id).execute(),
  ).toEqual([])
})

test('a guest’s quantiles wait for an account like every other forecast', async ({ w }) => {
  const { id } = await asked(w)
  const answer = await w.send('POST', path(id), undefined, said)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toMatch(/sign-up|sign-in/)
})

test('what is out of order is refused beside its field, and nothing is lost', async ({ w }) => {
  const { id } = await asked(w)
  const answer = await w.send('POST', path(id), w.bob, { ...said, q_50: '15' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('and 15 is not above 20')
  for (const value of ['20', '15', '70']) expect(page).toContain(`value="${value}"`)
})

test('a program forecasts by knots, and is told what is wrong with them', async ({ w }) => {
  const { id } = await asked(w, { ...ships, low: 1, axis: 'log' } as Spec)
  const forecast = (knots: object) =>
    makeForecast(w.ctxOf(w.bob), id, { kind: 'numeric', ...knots })
  const knots = { x: [1, 10, 10, 100], bps: [0, 2000, 6000, 9500] }
  const { value } = await forecast({ ...knots, u: [0, 0.1, 0.2, 1] })
  expect(value).toEqual({ kind: 'numeric', ...knots, u: [0, 0.5, 0.5, 1] })
  await expect(forecast({ ...knots, bps: [0, 6000, 2000, 9500] })).rejects.toMatchObject({
    ...{ kind: 'invalid', fields: { x: 'Values and chances never fall.' } },
  })
  await expect(forecast({ ...knots, bps: [100, 2000, 6000, 9500] })).rejects.toMatchObject({
    fields: { x: expect.stringContaining('not open') },
  })
  const saved = w.db.selectFrom('forecasts').select('id').where('question_id', '=', id)
  expect(await saved.execute()).toHaveLength(1)
})

test('from forecast to score: numbers are resolved, scored and recomputed the same', async ({
  w,
}) => {
  const { id } = await asked(w)
  await w.send('POST', path(id), w.bob, said)
  await w.send('POST', path(id), w.alice, {
    ...said,
    q_10: '50',
    q_50: '60',
    q_90: '95',
    above: '',
  })
  await runJobs(w.db)
  const crowd = await (await w.send('GET', `/questions/${id}-how-many-ships`, w.bob)).text()
  expect(crowd).toContain('80% between')
  await w.setClock('2026-03-01T18:00Z')
  const decision = {
    ...{ kind: 'numeric', x: '61', version: '1', evidence: 'https://news.example/ships' },
    reason: 'The harbour master counted sixty-one ships in the morning.',
  }
  const wrong = await w.send('POST', `/questions/${id}/resolutions`, w.mona, {
    ...decision,
    x: '-3',
  })
  expect(await wrong.text()).toContain('annul it as flawed')
  expect((await w.send('POST', `/questions/${id}/resolutions`, w.mona, decision)).status).toBe(303)
  await runJobs(w.db)
  const scores = await w.db
    .selectFrom('scores')
    .select(['forecaster', 'person_id', 'average'])
    .where('question_id', '=', id)
    .execute()
  const of = (person: number) => scores.find(({ person_id }) => person_id === person)?.average ?? 0
  expect(of(w.alice.id)).toBeLessThan(of(w.bob.id))
  const others = scores.filter(({ person_id }) => person_id === null)
  expect(others.map(({ forecaster }) => forecaster).sort()).toEqual(
    ['crowd', 'even', ...pools].sort(),
  )
  const own = (await verifySite(w.db)).scores.differences.filter((one) => one.question_id === id)
  expect(own).toEqual([])
  const page = await (await w.send('GET', `/questions/${id}-how-many-ships`, w.bob)).text()
  expect(page).toContain('61 ships')
  expect(page).toContain('the squared gap between your chance of at most that and what happened')
})

test('an outcome beyond an open end is resolved as such, and counts as at it', async ({ w }) => {
  const { id } = await asked(w)
  await w.send('POST', path(id), w.bob, { ...said, above: '5' })
  await w.setClock('2026-03-01T18:00Z')
  const decision = {
    ...{ kind: 'numeric', version: '1', evidence: 'https://news.example/ships' },
    reason: 'The harbour master stopped counting at one hundred ships.',
  }
  const resolve = (x: string) =>
    w.send('POST', `/questions/${id}/resolutions`, w.mona, { ...decision, x })
  const wrong = await resolve('> 50')
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('stands only for what lies above the range')
  expect((await resolve('> 100')).status).toBe(303)
  await runJobs(w.db)
  const page = await (await w.send('GET', `/questions/${id}-how-many-ships`, w.bob)).text()
  expect(page).toContain('it came to more than 100 ships')
  const score = await w.db
    .selectFrom('scores')
    .select('average')
    .where('question_id', '=', id)
    .where('person_id', '=', w.bob.id)
    .executeTakeFirstOrThrow()
  // By hand, from the closed form of SCORING.md 1.4: (1/15 + 31/15 + 15.1 + 25.675) / 100.
  expect(score.average).toBe(4_290_833_333)
  expect(
    (await verifySite(w.db)).scores.differences.filter((one) => one.question_id === id),
  ).toEqual([])
})

test('days are asked, forecast and resolved as days', async ({ w }) => {
  const { id } = await asked(w, days)
  const quantiles = { q_10: '2026-03-11', q_50: '2026-04-20', q_90: '2026-06-01' }
  expect((await w.send('POST', path(id), w.bob, { kind: 'date', ...quantiles })).status).toBe(303)
  expect(await (await w.send('GET', `/questions/${id}-how-many-ships`, w.bob)).text()).toContain(
    'Your forecast, from 1 Mar 2026 to 9 Jun 2026',
  )
  await w.setClock('2026-03-01T18:00Z')
  const decision = {
    ...{ kind: 'date', x: '2026-04-18', version: '1', evidence: 'https://news.example/day' },
    reason: 'The page shows the day in its first line.',
  }
  expect((await w.send('POST', `/questions/${id}/resolutions`, w.mona, decision)).status).toBe(303)
  expect(await (await w.send('GET', `/questions/${id}-how-many-ships`)).text()).toContain(
    '18 Apr 2026',
  )
})
