import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import type { Job } from '#src/db/schema.ts'
import { enqueue, finish, lease, type NewJob, retryLater } from '#src/events/queue.ts'
import { engine } from '#test/support/database.ts'
import { test as base, type World } from '#test/support/world.ts'

/** Each test begins with an empty queue. */
const test = base.extend('w', async ({ w }) => {
  await w.db.deleteFrom('jobs').execute()
  return w
})

const ask = ({ db }: World, key: string, more: Partial<NewJob> = {}) =>
  enqueue(db, { name: 'work', key, payload: { of: key }, ...more })
const leased = async ({ db }: World) => (await lease(db))?.key
const jobs = ({ db }: World) => db.selectFrom('jobs').selectAll().orderBy('id').execute()
const at = (time: string) => `2026-03-01T${time}Z`

async function take(w: World): Promise<Job> {
  const job = await lease(w.db)
  if (!job) throw new Error('Nothing was due.')
  return job
}

test('an empty queue hands out nothing', async ({ w }) => {
  expect(await lease(w.db)).toBeUndefined()
})

test('work is handed out as it was asked for, whatever its words', async ({ w }) => {
  const payload = { words: 'a "b" ’ü 🌧', deep: { list: [1, null, true] }, id: 999_999_999_999_999 }
  await ask(w, '1', { payload })
  expect(await lease(w.db)).toMatchObject({ name: 'work', key: '1', payload, attempts: 1 })
})

test('what is due first is first, and of one instant what was asked for first', async ({ w }) => {
  await ask(w, 'late', { seconds: 20 })
  await ask(w, 'soon', { seconds: 10 })
  await ask(w, 'its twin', { seconds: 10 })
  await w.setClock(at('12:01:00'))
  expect([await leased(w), await leased(w), await leased(w), await leased(w)]).toEqual([
    'soon',
    'its twin',
    'late',
    undefined,
  ])
})

test('nothing is handed out before its time, and at its time it is', async ({ w }) => {
  await ask(w, '1', { seconds: 0.5 })
  await w.setClock(at('12:00:00.499'))
  expect(await leased(w)).toBeUndefined()
  await w.setClock(at('12:00:00.500'))
  expect(await leased(w)).toBe('1')
})

test('a lease is a minute: until then nobody gets the job, then the next one does', async ({
  w,
}) => {
  await ask(w, '1')
  expect(await leased(w)).toBe('1')
  await w.setClock(at('12:00:59.999'))
  expect(await leased(w)).toBeUndefined()
  await w.setClock(at('12:01:00'))
  expect(await lease(w.db)).toMatchObject({ key: '1', attempts: 2 })
})

test('a job that waits is not asked for twice; the newest words for it count', async ({ w }) => {
  await ask(w, '1', { payload: { turn: 1 } })
  await ask(w, '1', { payload: { turn: 2 }, seconds: 600 })
  expect(await jobs(w)).toMatchObject([
    { key: '1', payload: { turn: 2 }, run_at: new Date(at('12:00:00')) },
  ])
})

test('the same key under another name is another job', async ({ w }) => {
  await ask(w, '1')
  await ask(w, '1', { name: 'other work' })
  expect(await jobs(w)).toHaveLength(2)
})

test('asked for again after its end it is a new job, with no tries behind it', async ({ w }) => {
  await ask(w, '1')
  expect(await finish(w.db, await take(w))).toBe(true)
  await ask(w, '1')
  expect(await lease(w.db)).toMatchObject({ key: '1', attempts: 1 })
})

test('only the job that was done is ended', async ({ w }) => {
  await ask(w, '1')
  await ask(w, '2')
  await finish(w.db, await take(w))
  expect(await jobs(w)).toMatchObject([{ key: '2' }])
})

test('an end that is rolled back leaves the job leased, for a later try', async ({ w }) => {
  await ask(w, '1')
  const job = await take(w)
  const failing = transact(w.ctxOf(), async (trx) => {
    await finish(trx, job)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  await w.setClock(at('12:01:00'))
  expect(await leased(w)).toBe('1')
})

test('a failure is kept with its first thousand characters, and waits', async ({ w }) => {
  await ask(w, '1')
  await retryLater(w.db, await take(w), new Error('🌧'.repeat(3000)))
  const [job] = await jobs(w)
  expect(job?.last_error).toMatch(/^Error: 🌧/)
  expect(job?.last_error?.length).toBeLessThanOrEqual(1000)
  expect(job).toMatchObject({ leased_until: null, run_at: new Date(at('12:00:02')) })
})

test.for([['words'], [undefined], [null], [42]])(
  'a failure that is no error (%j) is kept too',
  async ([thrown], { w }) => {
    await ask(w, '1')
    await retryLater(w.db, await take(w), thrown)
    expect(await jobs(w)).toMatchObject([{ last_error: String(thrown), attempts: 1 }])
  },
)

test('a failure of one job is no failure of another', async ({ w }) => {
  await ask(w, '1')
  await ask(w, '2')
  const [one, two] = [await take(w), await take(w)]
  await retryLater(w.db, one, new Error('no'))
  expect(await jobs(w)).toMatchObject([{ last_error: 'Error: no' }, two])
})

test('a failure told after the job has ended brings nothing back', async ({ w }) => {
  await ask(w, '1')
  const job = await take(w)
  await finish(w.db, job)
  await retryLater(w.db, job, new Error('late'))
  expect(await jobs(w)).toEqual([])
})

// Only where transactions run beside each other can two take at the same moment.
if (engine === 'postgres') {
  test('many who ask and take at once get each job once', async ({ w }) => {
    await Promise.all(Array.from({ length: 12 }, (_, index) => ask(w, String(index % 6))))
    const found = await Promise.all(Array.from({ length: 8 }, () => leased(w)))
    expect(found.filter((key) => key !== undefined).sort()).toEqual(['0', '1', '2', '3', '4', '5'])
  })

  test('a job that is being taken keeps nobody from the next one', async ({ w }) => {
    await ask(w, '1')
    await ask(w, '2')
    await transact(w.ctxOf(), async (trx) => {
      expect(await lease(trx)).toMatchObject({ key: '1' })
      expect(await leased(w)).toBe('2')
    })
  })
}
