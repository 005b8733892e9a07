import { allow } from '#src/accounts/policy.ts'
import { readClock } from '#src/db/clock.ts'
import type { Ctx } from '#src/db/ctx.ts'
import { findQuestion } from '#src/questions/queries.ts'
import { apartNow } from '#src/scores/apart.ts'
import { factsOf, scheduleOf } from '#src/scores/inputs.ts'
import { scoreRows } from '#src/scores/score-rows.ts'
import { windowOf } from '#src/scoring/standing.ts'
import { type Decision, readDecision, refuseBadMoment } from './resolution.ts'

/** What a decision would do, in numbers, before anything is written. */
export type Preview = {
  decision: Decision & { known_at: Date }
  forecasts: number
  counted: number
  people: number
  /** Of these, with how many nobody is compared. */
  apart: number
}

/** Computes what saving would score; writes nothing. */
export async function previewResolution(
  ctx: Ctx,
  question_id: number,
  input: Record<string, string>,
): Promise<Preview> {
  allow(ctx.actor, 'resolve')
  const question = await findQuestion(ctx, question_id)
  const decision = readDecision(question, input)
  const known_at = decision.known_at ?? toTheSecond(await readClock(ctx.db))
  refuseBadMoment({ outcome: decision.outcome, known_at }, question, await readClock(ctx.db))
  const facts = await factsOf(ctx.db, question_id)
  const made = [...facts.people.values()].flat().filter(({ value }) => value !== null)
  const told = { decision: { ...decision, known_at }, forecasts: made.length }
  if (decision.outcome === null || !question.scored)
    return { ...told, counted: 0, people: 0, apart: 0 }

  const { to } = windowOf(scheduleOf(question, known_at))
  const known = { outcome: decision.outcome, known_at }
  const rows = scoreRows(question, known, facts, await apartNow(ctx.db))
  const people = rows.filter(({ forecaster }) => forecaster === 'person')
  return {
    ...told,
    counted: made.filter(({ made_at }) => made_at.getTime() < to).length,
    people: people.length,
    apart: people.filter(({ compared }) => !compared).length,
  }
}

/** As a form shows it, so that what is confirmed is what was previewed. */
export const toTheSecond = (at: Date) => new Date(Math.floor(at.getTime() / 1000) * 1000)
