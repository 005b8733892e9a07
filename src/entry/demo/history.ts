import { changeRole } from '#src/accounts/change-role.ts'
import { hashPassword } from '#src/accounts/password.ts'
import { actorOf } from '#src/accounts/queries.ts'
import { signUp } from '#src/accounts/sign-up.ts'
import { systemActor } from '#src/accounts/system-person.ts'
import type { Db } from '#src/db/ctx.ts'
import { runJobs } from '#src/jobs/run.ts'
import { type Dice, diceOf } from './chance.ts'
import { people, subjects } from './fiction.ts'
import type { MoveClock } from './held-clock.ts'
import { DAY_MS, type Person } from './moves.ts'
import { planOf } from './story.ts'

const DAYS = 274
const SEED = 20_260_301

type Simulation = {
  now: Date
  moveClock: MoveClock
  told: (share: number, day: Date) => void
  /** How many of the invented stories are told, each with ten questions. */
  stories?: number
}

/**
 * Nine months of a simulated site, made by the use cases that people's forms call, in the order of
 * their moments. Nothing is inserted by hand.
 *
 * @param told is called with the share that is done and the day reached
 */
export async function simulate(
  db: Db,
  { now, moveClock, told, stories = subjects.length }: Simulation,
): Promise<void> {
  const dice = diceOf(SEED)
  const start = now.getTime() - DAYS * DAY_MS
  await moveClock(new Date(start))
  const cast = await gather(db, dice)
  const plan = subjects
    .slice(0, stories)
    .flatMap((subject, index) => planOf(db, subject, { index, cast, dice, start }))
  const moves = plan.sort((a, b) => a.at - b.at)

  let day = start
  for (const move of moves) {
    if (move.at >= now.getTime()) continue
    for (; day < move.at; day += DAY_MS) {
      await moveClock(new Date(day))
      await runJobs(db)
      told((day - start) / (now.getTime() - start), new Date(day))
    }
    await moveClock(new Date(move.at))
    await move.work()
  }
  await moveClock(new Date(now.getTime() - 60_000))
  await runJobs(db)
  told(1, now)
}

/** Signs everybody up, without a password that anybody knows, and makes two of them moderators. */
async function gather(db: Db, dice: Dice): Promise<Person[]> {
  const cast: Person[] = []
  // Hashed once: for each of them it would take a sixth of the whole simulation.
  const hash = await hashPassword(crypto.randomUUID())
  for (const handle of people) {
    const account = { handle, email: `${handle}@demo.example`, password: crypto.randomUUID() }
    const { id } = await signUp({ db, actor: undefined }, account, undefined, async () => hash)
    const mind = { noise: dice.between(0.2, 2), boldness: dice.between(0.6, 1.6) }
    cast.push({ actor: await actorOf(db, id), mind, zeal: dice.between(0.15, 0.95) })
  }
  const host = { db, actor: await systemActor(db) }
  for (const person of cast.slice(0, 2)) {
    await changeRole(host, { handle: person.actor.handle, role: 'moderator' })
    person.actor = { ...person.actor, role: 'moderator' }
  }
  return cast
}
