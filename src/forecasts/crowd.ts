import type { Ctx } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { crowdOf } from '#src/kinds/crowd.ts'
import type { Value } from '#src/kinds/index.ts'
import { crowdDoors } from './crowd-queries.ts'
import { forecastersOf, standingSeenBy } from './queries.ts'
import { minimumOf } from './visible.ts'

/** What a viewer is told of the others. `value` is there only when enough others stand. */
export type SeenCrowd =
  | {
      hidden: true
      until: Date
      /** Shown to everybody by now, and to this viewer when they ask. */
      isOffered: boolean
      forecasters: number
    }
  | {
      hidden: false
      value: Value | undefined
      forecasters: number
      others: number
      minimum: number
    }

type Asked = Pick<Question, 'id' | 'spec' | 'reveal_at'>

/** The crowd of each question as the viewer may see it now. */
export async function crowdsSeenBy(ctx: Ctx, questions: Asked[]): Promise<Map<number, SeenCrowd>> {
  if (questions.length === 0) return new Map()
  const ids = questions.map(({ id }) => id)
  const minimum = await minimumOf(ctx.db)
  const [doors, counts] = [await crowdDoors(ctx, ids), await forecastersOf(ctx.db, ids)]
  const standing = Map.groupBy(await standingSeenBy(ctx, ids), ({ question_id }) => question_id)

  return new Map(
    questions.map(({ id, spec, reveal_at }): [number, SeenCrowd] => {
      const forecasters = counts.get(id) ?? 0
      const door = doors.get(id)
      if (door !== 'open')
        return [id, { hidden: true, until: reveal_at, isOffered: door === 'offered', forecasters }]
      const all = standing.get(id) ?? []
      const others = all.filter(({ person_id }) => person_id !== ctx.actor?.id).length
      const values = all.map(({ value }) => value)
      const value = others >= minimum ? crowdOf(values, spec) : undefined
      return [id, { hidden: false, value, forecasters, others, minimum }]
    }),
  )
}

export const crowdSeenBy = async (ctx: Ctx, question: Asked): Promise<SeenCrowd> =>
  (await crowdsSeenBy(ctx, [question])).get(question.id) as SeenCrowd
