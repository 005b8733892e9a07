import type { Ctx } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { kindOf, type Value } from '#src/kinds/index.ts'
import { type DailyPoint, dailyCrowdsSeenBy } from './crowd-queries.ts'

/** How the crowd of a question went in the last 30 days before now, or before the close. */
export type Trend = {
  /** Where each day ended, oldest first, one a day at most; the last is where it stands. */
  steps: { at: Date; level: number }[]
  /** Basis points since seven days ago; undefined when there was no crowd by then. */
  change_bp: number | undefined
  /** The option that leads now, whose steps they are; undefined where it is yes or no. */
  leading: string | undefined
}

const WEEK = 7

/** The trend of each question whose crowd the viewer may see and that has one now. */
export async function trendsSeenBy(
  ctx: Ctx,
  questions: Pick<Question, 'id' | 'spec'>[],
): Promise<Map<number, Trend>> {
  if (questions.length === 0) return new Map()
  const ids = questions.map(({ id }) => id)
  const daily = Map.groupBy(await dailyCrowdsSeenBy(ctx, ids), ({ question_id }) => question_id)
  return new Map(
    questions.flatMap(({ id, spec }): [number, Trend][] => {
      const points = daily.get(id) ?? []
      const now = points.at(-1)
      return now?.value ? [[id, trendOf(spec, points, { ...now, value: now.value })]] : []
    }),
  )
}

type Now = DailyPoint & { value: Value }

function trendOf(spec: Question['spec'], points: DailyPoint[], now: Now): Trend {
  const { levels, options } = kindOf(spec)
  const standing = levels(now.value)
  const leader = standing.indexOf(Math.max(...standing))
  const levelOf = (value: Value) => levels(value)[leader] as number

  const before = points.findLast(({ days_ago }) => days_ago >= WEEK)?.value
  const steps = points.flatMap(({ at, value }) => (value ? { at, level: levelOf(value) } : []))
  return {
    steps: [...steps, { at: now.until, level: levelOf(now.value) }],
    change_bp: before ? levelOf(now.value) - levelOf(before) : undefined,
    leading: options(spec)[leader]?.label,
  }
}
