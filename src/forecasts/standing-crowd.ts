import type { Trx } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { heardOf } from '#src/kinds/crowd.ts'
import { kindOf, type Spec, type Value } from '#src/kinds/index.ts'
import type { Frame } from '#src/kinds/kind.ts'
import { hear, type LiveCrowd, openCrowd, reweigh } from '#src/scoring/live-crowd.ts'
import { type Heard, heardAround, newestOfEach, skillsInForce, weightsOf } from './heard-queries.ts'

/** Everybody who stands on a question, with the frame in which they are pooled. */
export type StandingCrowd = { crowd: LiveCrowd<number>; frame: Frame<Value> }

type Kept = StandingCrowd & {
  /** The last forecast heard; none where nobody ever spoke. */
  last: Heard | undefined
  /** Which sums of skill people are weighed by. */
  skills: string
}

/** Crowds that go on from one publication to the next, what was asked for last at the end. */
export type Crowds = { kept: Map<number, Kept>; fewest: number; most: number }

/** Fewer people are as quickly asked again; of more questions each takes up to some megabytes. */
export const keepCrowds = ({ fewest = 200, most = 32 } = {}): Crowds => ({
  ...{ kept: new Map(), fewest, most },
})

type Asked = Pick<Question, 'id' | 'spec'>

/**
 * Everybody who stands on a question that the transaction holds, weighed by their skill as the
 * boards have it now. A crowd that is kept hears what is new and nothing else, so that one more
 * forecast takes no longer beside a hundred thousand than beside a hundred.
 *
 * Forecasts are made while their question is held. So all of them are read here that come before
 * any later one, whichever process took them, and none that could still be undone.
 */
export async function standingCrowd(
  trx: Trx,
  question: Asked,
  { kept, fewest, most }: Crowds,
): Promise<StandingCrowd> {
  const before = kept.get(question.id)
  kept.delete(question.id)
  const skills = await skillsInForce(trx)
  const now =
    (before && (await goOn(trx, question, before, skills))) ?? (await gather(trx, question, skills))
  // The lines of a distribution follow from what everybody says, so that each makes them anew.
  if (kindOf(question.spec).answer === 'quantity' || now.crowd.standing.size < fewest) return now
  kept.set(question.id, now)
  const [oldest] = kept.keys()
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
  return now
}

async function gather(trx: Trx, { id, spec }: Asked, skills: string): Promise<Kept> {
  const rows = await newestOfEach(trx, id)
  const standing = rows.flatMap(({ value }) => value ?? [])
  const frame = kindOf(spec).frame(spec, standing)
  const [first = kindOf(spec).even(spec)] = standing
  const now = { crowd: openCrowd<number>(frame.lines(first).length), frame, skills }
  await hearAll(trx, { ...now, spec }, rows)
  return { ...now, last: rows.at(-1) }
}

/** @returns nothing where what was kept is no beginning of what is recorded */
async function goOn(trx: Trx, { id, spec }: Asked, before: Kept, skills: string) {
  const { crowd, last } = before
  const rows = last ? await heardAround(trx, id, last) : []
  const own = rows.findIndex((row) => row.id === last?.id)
  // A clock that was set back puts what is new before what was heard.
  if (own < 0 || rows.slice(0, own).some((row) => row.id > (last?.id ?? 0))) return undefined
  if (skills !== before.skills) await weighAnew(trx, crowd)
  const news = rows.slice(own + 1)
  await hearAll(trx, { ...before, spec }, news)
  return { ...before, skills, last: rows.at(-1) }
}

async function hearAll(
  trx: Trx,
  { crowd, frame, spec }: StandingCrowd & { spec: Spec },
  rows: Heard[],
): Promise<void> {
  const weights = await weightsOf(
    trx,
    rows.map(({ person_id }) => person_id),
  )
  for (const { person_id, value } of rows)
    hear(crowd, person_id, value && heardOf(value, spec, frame), weights(person_id))
}

async function weighAnew(trx: Trx, crowd: LiveCrowd<number>): Promise<void> {
  const people = [...crowd.standing.keys()]
  const weights = await weightsOf(trx, people)
  for (const person_id of people) reweigh(crowd, person_id, weights(person_id))
}
