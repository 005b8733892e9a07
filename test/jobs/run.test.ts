import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { enqueue, finish, lease, retryLater } from '#src/events/queue.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { runJobs } from '#src/jobs/run.ts'
import { engine } from '#test/support/database.ts'
import { askedByAlice } from '#test/support/personal.ts'
import { test as base, type World } from '#test/support/world.ts'

/** Each test begins without jobs, since it runs all that are due. */
const test = base.extend('w', async ({ w }) => {
  await w.db.deleteFrom('jobs').execute()
  return w
})

const jobsOf = ({ db }: World) =>
  db
    .selectFrom('jobs')
    .select(['name', 'key', 'attempts', 'last_error', 'run_at', 'leased_until'])
    .where('name', 'not in', [
      ...['ask-anew', 'clean-up', 'estimate-platform', 'measure-field', 'notice-accounts'],
    ])
    .orderBy('id')
    .execute()

const points = (w: World) =>
  w.db
    .selectFrom('crowd_points')
    .select(['value', 'forecasters'])
    .where('question_id', '=', w.question.id)
    .orderBy('id')
    .execute()

const forecast = (w: World, bp: number) =>
  makeForecast(w.ctxOf(w.bob), w.question.id, { kind: 'binary', bp })

const crowdJob = (w: World) => ({
  name: 'publish-crowd',
  key: String(w.question.id),
  payload: { question_id: w.question.id },
})

/** What the runner says of failures, kept from the report. */
function overhear() {
  const lines: Record<string, unknown>[] = []
  const keep = (line: string) => void lines.push(JSON.parse(line))
  const { mockRestore: end } = vi.spyOn(console, 'error').mockImplementation(keep)
  return { lines, end }
}

test('a forecast is followed by the crowd, once, and nothing is left to do', async ({ w }) => {
  await forecast(w, 7300)
  expect(await runJobs(w.db)).toBe(2)
  expect(await points(w)).toEqual([{ value: { kind: 'binary', bp: 7300 }, forecasters: 1 }])
  expect(await jobsOf(w)).toEqual([])
  expect(await runJobs(w.db)).toBe(0)
})

test('many forecasts ask for one crowd, and a young crowd waits for its minute', async ({ w }) => {
  await forecast(w, 2000)
  await runJobs(w.db)
  await forecast(w, 4000)
  await forecast(w, 6000)
  await runJobs(w.db)
  expect(await points(w)).toHaveLength(1)
  expect(await jobsOf(w)).toMatchObject([
    { name: 'publish-crowd', run_at: new Date('2026-03-01T12:01:00Z'), leased_until: null },
  ])
  await w.setClock('2026-03-01T12:01:00Z')
  expect(await runJobs(w.db)).toBe(1)
  expect(await points(w)).toMatchObject([{}, { value: { bp: 6000 } }])
})

test('of what somebody asks for oneself nothing follows that others could see', async ({ w }) => {
  const { id } = await askedByAlice(w)
  await w.send('POST', `/questions/${id}/own-resolutions`, w.alice, {
    ...{ kind: 'binary', happened: 'yes', version: '1', known_at: '', reason: '' },
  })
  await runJobs(w.db)
  expect((await jobsOf(w)).map(({ name }) => name)).toEqual([])
  const made = w.db.selectFrom('boards').selectAll()
  expect(await made.execute()).toEqual([])
})

test('a job that fails leaves nothing, is told in the log, and stops no other', async ({ w }) => {
  const heard = overhear()
  await enqueue(w.db, { name: 'publish-crowd', key: 'none', payload: { question_id: 0 } })
  await forecast(w, 7300)
  expect(await runJobs(w.db)).toBe(3)
  heard.end()
  expect(heard.lines).toMatchObject([{ level: 'error', job: 'publish-crowd', key: 'none' }])
  expect(await points(w)).toHaveLength(1)
  expect(await jobsOf(w)).toMatchObject([
    { key: 'none', attempts: 1, leased_until: null, run_at: new Date('2026-03-01T12:00:02Z') },
  ])
})

test('its pauses double, and it is never dropped', async ({ w }) => {
  const heard = overhear()
  await enqueue(w.db, { name: 'publish-crowd', key: 'none', payload: { question_id: 0 } })
  const waits: number[] = []
  for (let at = new Date('2026-03-01T12:00Z'), tries = 0; tries < 4; tries++) {
    await w.setClock(at.toISOString())
    await runJobs(w.db)
    const [job] = await jobsOf(w)
    waits.push((Number(job?.run_at) - Number(at)) / 1000)
    at = job?.run_at as Date
  }
  expect(waits).toEqual([2, 4, 8, 16])
  await w.setClock('2026-03-01T12:00:30Z')
  await w.db.updateTable('jobs').set({ attempts: 400 }).where('key', '=', 'none').execute()
  await runJobs(w.db)
  heard.end()
  const [{ run_at } = { run_at: 0 }] = await jobsOf(w)
  expect(Number(run_at) - Date.parse('2026-03-01T12:00:30Z')).toBe(86_400_000)
})

test.for(['unheard-of', 'constructor', 'toString'])(
  'work called %s is told and tried again',
  async (name, { w }) => {
    const heard = overhear()
    await enqueue(w.db, { name, key: '1', payload: {} })
    await runJobs(w.db)
    heard.end()
    expect(heard.lines).toMatchObject([{ job: name, error: `Error: No work is called ${name}.` }])
    expect(await jobsOf(w)).toMatchObject([
      { name, last_error: `Error: No work is called ${name}.` },
    ])
  },
)

test('what is asked for while its twin is leased is done once, after it was asked', async ({
  w,
}) => {
  await enqueue(w.db, crowdJob(w))
  await lease(w.db)
  await forecast(w, 7300)
  await runJobs(w.db)
  expect(await points(w)).toEqual([])

  await w.setClock('2026-03-01T12:01:00Z')
  await runJobs(w.db)
  expect(await points(w)).toHaveLength(1)
  expect(await jobsOf(w)).toEqual([])
})

test('a job that another worker has ended is not done again', async ({ w }) => {
  await enqueue(w.db, crowdJob(w))
  const mine = await lease(w.db)
  await w.setClock('2026-03-01T12:01:00Z')
  const theirs = await lease(w.db)
  expect(theirs?.id).toBe(mine?.id)
  if (!mine || !theirs) throw new Error('both leased it')
  expect(await finish(w.db, theirs)).toBe(true)
  expect(await finish(w.db, mine)).toBe(false)
})

test('a late failure does not take the lease of the next worker', async ({ w }) => {
  await enqueue(w.db, crowdJob(w))
  const mine = await lease(w.db)
  await w.setClock('2026-03-01T12:01:00Z')
  const theirs = await lease(w.db)
  if (!mine || !theirs) throw new Error('both leased it')
  await retryLater(w.db, mine, new Error('late'))
  expect(await jobsOf(w)).toMatchObject([{ leased_until: theirs.leased_until, last_error: null }])
})

test('work of a transaction that fails is never asked for', async ({ w }) => {
  const failing = transact(w.ctxOf(), async (trx) => {
    await enqueue(trx, crowdJob(w))
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await jobsOf(w)).toEqual([])
})

// Only where transactions run beside each other can a job meet who asks for it.
if (engine === 'postgres') {
  test('a job asked for while it runs is run again', async ({ w }) => {
    await enqueue(w.db, crowdJob(w))
    const job = await lease(w.db)
    if (!job) throw new Error('nothing was due')
    let asking: Promise<void> = Promise.resolve()
    await transact(w.ctxOf(), async (trx) => {
      await finish(trx, job)
      asking = enqueue(w.db, crowdJob(w))
      await new Promise((resolve) => setTimeout(resolve, 100))
    })
    await asking
    expect(await jobsOf(w)).toMatchObject([{ name: 'publish-crowd', attempts: 0 }])
  })

  test('a waiting job does not begin before what asked for it is there', async ({ w }) => {
    await enqueue(w.db, crowdJob(w))
    await transact(w.ctxOf(), async (trx) => {
      await enqueue(trx, crowdJob(w))
      expect(await lease(w.db)).toBeUndefined()
    })
    expect(await lease(w.db)).toMatchObject({ name: 'publish-crowd' })
  })

  test('four runners do each job once', async ({ w }) => {
    const questions = await Promise.all(Array.from({ length: 20 }, () => w.makeQuestion()))
    for (const { id } of questions)
      await makeForecast(w.ctxOf(w.bob), id, { kind: 'binary', bp: 7300 })
    const ran = await Promise.all([1, 2, 3, 4].map(() => runJobs(w.db)))
    await runJobs(w.db)
    expect(ran.reduce((sum, one) => sum + one)).toBe(40)
    const { rows } = await sql`
      select question_id from crowd_points
      where question_id = any(${questions.map(({ id }) => id)}::bigint[])`.execute(w.db)
    expect(rows).toHaveLength(20)
  })
}
