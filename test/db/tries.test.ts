import { expect } from 'vitest'
import { countTry, type Limit } from '#src/db/tries.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { test, type World } from '#test/support/world.ts'

const limits: Limit[] = [
  { name: 'short', most: 2, seconds: 10 },
  { name: 'long', most: 3, seconds: 60 },
]

/** The seconds to wait, or that it went through. */
const tried = (w: World, who: string) =>
  countTry(w.db, who, limits).then(
    () => 'fine' as const,
    (error: Refusal) => error.secondsToWait,
  )

test('tries are counted in windows of the database clock', async ({ w }) => {
  const who = w.bob.handle
  await w.setClock('2026-03-01T12:00:04Z')
  expect([await tried(w, who), await tried(w, who), await tried(w, who)]).toEqual([
    'fine',
    'fine',
    6,
  ])
  await w.setClock('2026-03-01T12:00:09.999Z')
  expect(await tried(w, who)).toBe(1)
  await w.setClock('2026-03-01T12:00:10Z')
  expect(await tried(w, who)).toBe('fine')
  expect(await tried(w, who)).toBe(50)
  await w.setClock('2026-03-01T12:01:00Z')
  expect(await tried(w, who)).toBe('fine')
})

test('each is counted for oneself', async ({ w }) => {
  await Promise.all([1, 2].map(() => tried(w, w.alice.handle)))
  expect(await tried(w, w.alice.handle)).toBe(10)
  expect(await tried(w, w.bob.handle)).toBe('fine')
})

test('of many at once exactly as many go through as may', async ({ w }) => {
  const all = await Promise.all(Array.from({ length: 20 }, () => tried(w, w.max.handle)))
  expect(all.filter((one) => one === 'fine')).toHaveLength(2)
})

test('the refusal says how long to wait and that nothing was saved', async ({ w }) => {
  for (const _ of [1, 2]) await tried(w, w.ada.handle)
  const error = await countTry(w.db, w.ada.handle, limits).catch((thrown) => thrown)
  expect(error).toBeInstanceOf(Refusal)
  expect(error).toMatchObject({ kind: 'too_many', secondsToWait: 10 })
  expect(error.message).toContain(
    'Nothing was saved. Send again in 10 seconds; your text is still here.',
  )
  await w.setClock('2026-03-01T12:00:09.500Z')
  await expect(countTry(w.db, w.ada.handle, limits)).rejects.toThrow('Send again in 1 second; your')
})
