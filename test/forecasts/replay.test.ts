import { expect } from 'vitest'
import type { PublishedCrowd, Question } from '#src/db/schema.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { withdrawForecast } from '#src/forecasts/withdraw-forecast.ts'
import { runJobs } from '#src/jobs/run.ts'
import { recencyWeightedMedian } from '#src/scoring/aggregate.ts'
import { roundHalfEven } from '#src/scoring/exact.ts'
import { poolOf, pools, weightBySkill } from '#src/scoring/pools.ts'
import { randomFrom } from '#src/scoring/random.ts'
import { tallyOf } from '#src/scoring/tally.ts'
import { boarded } from '#test/support/boards.ts'
import { type Player, test, type World } from '#test/support/world.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 12, minute))

/** An hour in which people forecast, change their minds and withdraw, and others are resolved. */
async function anHour(w: World, question: Question) {
  const random = randomFrom(9)
  const cast = [w.alice, w.bob, w.mona, w.max, w.ada]
  const standing = new Set<Player>()
  for (let minute = 0; minute < 60; minute += 3) {
    await w.setClock(at(minute).toISOString())
    const who = cast[Math.floor(random() * cast.length)] as Player
    if (standing.has(who) && random() < 0.25) {
      await withdrawForecast(w.ctxOf(who), question.id)
      standing.delete(who)
    } else {
      const bp = Math.floor(random() * 10_001)
      await makeForecast(w.ctxOf(who), question.id, { kind: 'binary', bp })
      standing.add(who)
    }
    if (minute % 15 === 12) await someoneIsRight(w, random)
    await runJobs(w.db)
  }
}

/** Another question is resolved, and skill is another from then on. */
async function someoneIsRight(w: World, random: () => number) {
  const peers = [w.alice, w.bob, w.mona, w.max].map(({ id }) => ({
    person_id: id,
    peer: Math.floor(random() * 1e9),
  }))
  const sum = peers.reduce((total, { peer }) => total + peer, 0)
  await boarded(w, [...peers, { person_id: w.ada.id, peer: -sum }])
}

/** What was recorded before an instant, and nothing else. */
async function knownAt({ db }: World, question: Question, now: Date) {
  const forecasts = await db
    .selectFrom('forecasts')
    .selectAll()
    .where('question_id', '=', question.id)
    .where('made_at', '<=', now)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  const standing = new Map<number, number>()
  for (const { person_id, value } of forecasts) {
    standing.delete(person_id)
    if (value?.kind === 'binary') standing.set(person_id, value.bp)
  }
  const scores = await db.selectFrom('scores').selectAll().where('made_at', '<=', now).execute()
  const skillOf = (person: number) => {
    const own = scores.filter(({ person_id }) => person_id === person)
    const sum = (column: 'peer' | 'peer_coverage') =>
      own.reduce((total, row) => total + row[column], 0)
    // The pull before anything is estimated: 30 whole questions.
    return Math.round((1e9 * sum('peer')) / (sum('peer_coverage') + 30e10))
  }
  return { standing, skillOf }
}

async function replayed(w: World, question: Question, { made_at }: PublishedCrowd) {
  const { standing, skillOf } = await knownAt(w, question, made_at)
  const [people, bps] = [[...standing.keys()], [...standing.values()]]
  const tally = tallyOf(
    bps,
    people.map((person) => weightBySkill(skillOf(person))),
  )
  const said = (bp: number) => ({ kind: 'binary', bp: roundHalfEven(bp) })
  return {
    value: said(recencyWeightedMedian(bps)),
    others: Object.fromEntries(pools.map((pool) => [pool, said(poolOf[pool](tally))])),
    forecasters: people.length,
  }
}

test('whatever was published follows from what was recorded before, replayed from the log', async ({
  w,
}) => {
  await anHour(w, w.question)
  const points = await w.db
    .selectFrom('crowd_points')
    .selectAll()
    .where('question_id', '=', w.question.id)
    .where('forecasters', '>', 0)
    .orderBy('id')
    .execute()
  expect(points.length).toBeGreaterThan(10)
  const weighed = points.filter(
    ({ others }) => JSON.stringify(others?.skilled) !== JSON.stringify(others?.odds),
  )
  expect(weighed.length).toBeGreaterThan(5)
  for (const point of points) expect(point).toMatchObject(await replayed(w, w.question, point))
})
