import { expect } from 'vitest'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { resolveOwn } from '#src/personal/resolve-own.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { quantitiesOf } from '#src/scores/quantities.ts'
import { trackRecord } from '#src/scores/track-record.ts'
import { type Player, test, type World } from '#test/support/world.ts'

const RANGE = { kind: 'numeric', low: 0, high: 100, ends: 'high', axis: 'linear' } as const
const spec = { ...RANGE, unit: 'ships' }
const title = 'How many ships will call?'
const asked = (w: World, told: Parameters<World['makeQuestion']>[0] = {}) =>
  w.makeQuestion({ spec, title, ...told })
const say = (w: World, who: Player, id: number, values: number[] = [20, 40, 70]) =>
  makeForecast(w.ctxOf(who), id, {
    kind: 'numeric',
    ...Object.fromEntries(values.map((value, k) => [`q_${[10, 50, 90][k]}`, String(value)])),
  })
const resolve = (w: World, id: number, change: Record<string, string> = { x: '50' }) =>
  proposeResolution(w.ctxOf(w.mona), id, {
    ...{ kind: 'numeric', version: '1', evidence: 'https://harbour.example/calls' },
    ...{ reason: 'The harbour office names the number on its page.', ...change },
  })
const profile = async (w: World, whose: Player, viewer?: Player) =>
  (await w.send('GET', `/forecasters/${whose.handle}`, viewer)).text()
const quantities = async (w: World, who: Player) =>
  (await trackRecord(w.db, who.id)).calibration.quantities

test('of no outcome nothing is told, and below twenty nobody is judged', () => {
  expect(quantitiesOf([])).toBeUndefined()
  const places = Array.from({ length: 19 }, (_, k) => (k + 0.5) / 20)
  const told = quantitiesOf(places)
  expect(told).toMatchObject({ questions: 19, bins: [2, 2, 2, 2, 2, 2, 2, 2, 2, 1] })
  expect(told?.intervals).toEqual([
    { level: 0.5, held: 10, usual: undefined },
    { level: 0.8, held: 16, usual: undefined },
    { level: 0.9, held: 18, usual: undefined },
  ])
  expect(quantitiesOf([...places, 0.975])?.intervals[0]).toEqual({
    ...{ level: 0.5, held: 10, usual: { low: 6, high: 14 } },
  })
})

test('a profile tells what the first forecasts of amounts held, to oneself and to others', async ({
  w,
}) => {
  const { id } = await asked(w)
  await say(w, w.bob, id)
  await w.setClock('2026-03-01T18:00Z')
  // Had this one counted, the outcome would lie at 90%.
  await say(w, w.bob, id, [10, 30, 50])
  await w.setClock('2026-03-02T00:00Z')
  await resolve(w, id)
  // At 50% + 10 / 30 of the 40% between 40 and 70.
  expect(await quantities(w, w.bob)).toMatchObject({ bins: [0, 0, 0, 0, 0, 0, 1, 0, 0, 0] })
  const own = await profile(w, w.bob, w.bob)
  expect(own).toContain('Your middle 50% held the outcome 1 of 1 time.')
  expect(own).toContain('Too few to judge: 1 of 20 resolved questions.')
  for (const viewer of [undefined, w.alice])
    expect(await profile(w, w.bob, viewer)).toContain(
      `The middle 50% of what ${w.bob.handle} said held the outcome 1 of 1 time.`,
    )
})

test('who forecast no amount, or none that is resolved, has no such part', async ({ w }) => {
  await makeForecast(w.ctxOf(w.bob), w.question.id, { kind: 'binary', bp: '70%' })
  const { id } = await asked(w)
  await say(w, w.bob, id)
  await w.setClock('2026-03-02T00:00Z')
  await proposeResolution(w.ctxOf(w.mona), w.question.id, {
    ...{ kind: 'binary', happened: 'yes', version: '1', evidence: 'https://news.example/rain' },
    reason: 'The station reports four millimetres for that day.',
  })
  expect(await quantities(w, w.bob)).toBeUndefined()
  const page = await profile(w, w.bob, w.bob)
  expect(page).toContain('Calibration')
  expect(page).not.toContain('Numbers and dates')
})

test('who forecast amounts alone has no empty table of chances', async ({ w }) => {
  const { id } = await asked(w)
  await say(w, w.bob, id)
  await w.setClock('2026-03-02T00:00Z')
  await resolve(w, id)
  const page = await profile(w, w.bob)
  expect(page).toContain('Numbers and dates')
  expect(page).not.toContain('How often things happened, by the chance they were given')
})

test('beyond an open end a place is drawn, for this person and question the same each time', async ({
  w,
}) => {
  const made = await Promise.all(Array.from({ length: 8 }, () => asked(w)))
  for (const { id } of made)
    await makeForecast(w.ctxOf(w.bob), id, { kind: 'numeric', x: [0, 100], bps: [0, 2000] })
  await w.setClock('2026-03-02T00:00Z')
  for (const { id } of made) await resolve(w, id, { x: '> 100' })
  const [first, again] = [await quantities(w, w.bob), await quantities(w, w.bob)]
  expect(first).toEqual(again)
  expect(first?.bins.slice(0, 2)).toEqual([0, 0])
  expect(first?.bins.filter((count) => count > 0).length).toBeGreaterThan(1)
})

test.for<[string, Parameters<World['makeQuestion']>[0], Record<string, string>?]>([
  ['annulled', {}, { annulment: 'flawed' }],
  ['not scored', { scored: false }],
])('what was %s tells nothing to anybody', async ([, told, ended], { w }) => {
  const { id } = await asked(w, told)
  await say(w, w.bob, id)
  await w.setClock('2026-03-02T00:00Z')
  await resolve(w, id, ended)
  for (const viewer of [undefined, w.alice, w.bob, w.mona])
    expect(await profile(w, w.bob, viewer)).not.toContain('Numbers and dates')
})

test.for([
  ['removed', { removed_at: new Date('2026-03-02T00:00Z') }],
  ['not accepted any more', { reviewed_at: null }],
] as const)('what is %s tells nothing any more', async ([, change], { w }) => {
  const { id } = await asked(w)
  await say(w, w.bob, id)
  await w.setClock('2026-03-02T00:00Z')
  await resolve(w, id)
  expect(await profile(w, w.bob)).toContain('Numbers and dates')
  await w.db.updateTable('questions').set(change).where('id', '=', id).execute()
  expect(await profile(w, w.bob)).not.toContain('Numbers and dates')
})

test.for(['oneself', 'link'] as const)(
  'what is asked for %s tells its author alone, on their own page, and no profile',
  async (audience, { w }) => {
    const link_token = audience === 'link' ? `link-of-${w.alice.handle}` : null
    const { id } = await asked(w, { audience, link_token })
    await say(w, w.alice, id)
    await w.setClock('2026-03-02T00:00Z')
    await resolveOwn(w.ctxOf(w.alice), id, { kind: 'numeric', x: '50', version: '1' })
    const own = await (await w.send('GET', '/personal', w.alice)).text()
    expect(own).toContain('Your middle 50% held the outcome 1 of 1 time.')
    for (const viewer of [undefined, w.bob, w.mona, w.ada, w.alice])
      expect(await profile(w, w.alice, viewer)).not.toContain('Numbers and dates')
    expect(await (await w.send('GET', '/personal', w.bob)).text()).not.toContain('Your middle')
  },
)
