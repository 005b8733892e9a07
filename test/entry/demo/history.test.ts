import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readClock } from '#src/db/clock.ts'
import { openPglite } from '#src/db/pglite.ts'
import { holdClock, releaseClock } from '#src/entry/demo/held-clock.ts'
import { simulate } from '#src/entry/demo/history.ts'
import { verifyScores } from '#src/scores/verify-scores.ts'
import { migratedDump } from '#test/support/template.ts'

const NOW = new Date('2026-11-24T10:00Z')

/** A database of its own: a history moves the clock of one connection. */
async function toldStory() {
  const { db } = await openPglite({ loadDataDir: await migratedDump() })
  const shares: number[] = []
  const moveClock = await holdClock(db)
  await simulate(db, { now: NOW, moveClock, told: (share) => shares.push(share), stories: 1 })
  const count = async (from: string) =>
    (await sql<{ n: number }>`select count(*) as n from ${sql.raw(from)}`.execute(db)).rows[0]?.n
  return { db, shares, count }
}

test('a history is told by people with accounts, in order, and its scores are right', async () => {
  const { db, shares, count } = await toldStory()
  expect(await count('people join accounts on accounts.person_id = people.id')).toBe(46)
  expect(await count("people where role = 'moderator'")).toBe(2)
  expect(await count('questions')).toBe(10)
  expect(await count('claims')).toBe(4)
  expect(await count("questions where state in ('final', 'annulled')")).toBe(10)
  const { rows } = await sql<{ kind: string }>`select distinct kind from questions`.execute(db)
  expect(rows.map(({ kind }) => kind).toSorted()).toEqual([
    'binary',
    'choice',
    'date',
    'numeric',
    'ordered',
  ])
  expect(await count('forecasts')).toBeGreaterThan(150)
  expect(await count('crowd_points')).toBeGreaterThan(80)
  expect(await count('standings')).toBeGreaterThan(60)
  expect((await verifyScores(db)).differences).toEqual([])

  expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  expect(await count(`forecasts where made_at > '${NOW.toISOString()}'`)).toBe(0)
  expect(await count("events where name = 'forecast.made'")).toBe(
    await count('forecasts where value is not null'),
  )
  await db.destroy()
}, 240_000)

test('afterwards the clock is the real one again', async () => {
  const { db } = await openPglite({ loadDataDir: await migratedDump() })
  const moveClock = await holdClock(db)
  await moveClock(NOW)
  expect(await readClock(db)).toEqual(NOW)
  await releaseClock(db)
  expect(Math.abs((await readClock(db)).getTime() - Date.now())).toBeLessThan(5000)
  await db.destroy()
}, 240_000)
