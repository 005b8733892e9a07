import { expect, vi } from 'vitest'
import { watchClock } from '#src/entry/watch-clock.ts'
import { clockSkew } from '#src/http/steady-clock.ts'
import { engine } from '#test/support/database.ts'
import { test, type World } from '#test/support/world.ts'

/** Moves this process's clock alone; what waits for a time goes on as before. */
const withClockOff = async (by: number, work: () => Promise<void>) => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + by })
  try {
    await work()
  } finally {
    vi.useRealTimers()
  }
}

// The embedded database runs in the app's process and by its clock: they cannot differ.
const isApart = engine === 'postgres'

const forecasts = (w: World) =>
  w.db.selectFrom('forecasts').selectAll().where('question_id', '=', w.question.id).execute()
const forecast = (w: World) => w.send('POST', w.path, w.bob, { kind: 'binary', bp: '73' })

test('a clock that the site was given for tests or a demo is no skew', async ({ w }) => {
  expect(await clockSkew(w.db)).toBeLessThan(1000)
  expect((await forecast(w)).status).toBe(303)
})

test.runIf(isApart).for([-3_600_000, -31_000, 31_000, 3_600_000])(
  'with a clock %i ms off a write is refused with words, and writes nothing',
  async (by, { w }) => {
    await withClockOff(by, async () => {
      const response = await forecast(w)
      expect(response.status).toBe(503)
      expect(response.headers.get('retry-after')).toBe('60')
      expect(await response.text()).toContain('This server&#39;s clock is wrong, by ')
      expect((await w.send('GET', '/questions', w.bob)).status).toBe(200)
    })
    expect(await forecasts(w)).toEqual([])
    expect((await forecast(w)).status).toBe(303)
  },
)

test.runIf(isApart)(
  'a clock some seconds off moves no stamp and refuses nothing',
  async ({ w }) => {
    await withClockOff(20_000, async () => {
      expect((await forecast(w)).status).toBe(303)
    })
    expect(await forecasts(w)).toMatchObject([{ made_at: new Date('2026-03-01T12:00Z') }])
  },
)

test.runIf(isApart)('a second is told in the log, once a minute', async ({ w }) => {
  const said: string[] = []
  const watch = watchClock(w.db, (line) => said.push(line))
  await withClockOff(90_000, async () => {
    await watch()
    await watch()
  })
  expect(said).toHaveLength(1)
  expect(said[0]).toMatch(/^This server's clock is (89|90)\.\d seconds from its database's\./)
})

test('a clock that agrees is not spoken of', async ({ w }) => {
  const said: string[] = []
  await watchClock(w.db, (line) => said.push(line))()
  expect(said).toEqual([])
})
