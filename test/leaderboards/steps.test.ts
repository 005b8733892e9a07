import { sql } from 'kysely'
import { expect, test as pure } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { runJobs } from '#src/jobs/run.ts'
import { spreadLater } from '#src/jobs/spread-later.ts'
import type { Ranking } from '#src/leaderboards/board.ts'
import { estimatePlatform } from '#src/leaderboards/estimate-platform.ts'
import { placeOf, rankedPeople } from '#src/leaderboards/place.ts'
import { findBoard, linesOf } from '#src/leaderboards/queries.ts'
import { competitionRanks } from '#src/scoring/skill.ts'
import { boarded } from '#test/support/boards.ts'
import { freshDatabase } from '#test/support/database.ts'
import { type World, world } from '#test/support/world.ts'

/** More than a board may have without steps. */
const PEOPLE = 2100

async function crowded(w: World): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`insert into people (handle)
    select 'runner_' || n from generate_series(1, ${PEOPLE}::integer) n returning id`.execute(w.db)
  return rows.map(({ id }) => id)
}

/** Everybody's rank, from page to page. */
async function ranksOf(w: World, ranking: Ranking) {
  const board = await findBoard(w.db)
  const ranks: (number | null)[] = []
  let cursor: string | undefined
  do {
    const { rows, after } = board
      ? await linesOf(w.db, ranking, board, cursor)
      : { rows: [], after: undefined }
    ranks.push(...rows.filter(({ forecaster }) => forecaster === 'person').map(({ rank }) => rank))
    cursor = after
  } while (cursor)
  return ranks
}
const keysOf = async (w: World, ranking: Ranking) => {
  const key = sql.ref(ranking === 'brier' ? 'mean' : 'skill')
  const { rows } = await sql<{ key: number }>`select ${key} as key from standings
    where forecaster = 'person' and board_id = (select id from boards where key = 'all')
      and (${ranking === 'brier'}::boolean or clusters >= 3)`.execute(w.db)
  const up = ranking === 'brier' ? 1 : -1
  return rows.map((row) => up * row.key).sort((a, b) => a - b)
}
const steps = async ({ db }: World) =>
  (await db.selectFrom('board_steps').select('passed').execute()).length

pure(
  'ranks are those counted from the top, with steps or without; what changes a board forgets them',
  { timeout: 120_000 },
  async ({ onTestFinished }) => {
    const { db, close } = await freshDatabase()
    onTestFinished(close)
    const w = await world(db)
    const people = await crowded(w)
    const given = (shift: number) =>
      people.map((person_id, index) => ({
        ...{ person_id, average: ((index * 37 + shift) % 400) * 1e6 },
        peer: (((index * 53 + shift) % 300) - 150) * 1e6,
      }))
    for (const shift of [0, 7]) await boarded(w, given(shift))
    // The last have too few events for a rank by skill.
    await boarded(w, given(11).slice(0, -60))

    let day = 10
    const note = async () => {
      await transact(w.ctxOf(), (trx) => spreadLater(trx, ['all']))
      await w.setClock(`2026-03-${++day}T12:00Z`)
      await runJobs(db)
    }
    for (const ranking of ['brier', 'skill'] as const) {
      const expected = competitionRanks(await keysOf(w, ranking))
      const unranked = Array(PEOPLE - expected.length).fill(null)
      await db.deleteFrom('board_steps').execute()
      expect(await ranksOf(w, ranking)).toEqual([...expected, ...unranked])
      await note()
      expect(await steps(w)).toBe(8)
      expect(await ranksOf(w, ranking)).toEqual([...expected, ...unranked])
      expect(await rankedPeople(db, ranking)).toBe(expected.length)
    }

    const ahead = people[1500] as number
    const before = (await placeOf(db, 'brier', ahead))?.rank
    await boarded(w, [{ person_id: ahead, average: 0 }])
    expect(await steps(w)).toBe(0)
    expect((await placeOf(db, 'brier', ahead))?.rank).toBeLessThan(before as number)
    await note()
    expect(await steps(w)).toBe(8)
    const other = { lambda: 1e11, sigma_squared: 1e9, tau_squared: null, people: 0 }
    await db.insertInto('platforms').values(other).execute()
    expect(await transact(w.ctxOf(), estimatePlatform)).toBe(true)
    expect(await steps(w)).toBe(0)
  },
)
