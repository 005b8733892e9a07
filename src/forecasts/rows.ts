import type { Ctx } from '#src/db/ctx.ts'
import type { Value } from '#src/kinds/index.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { crowdsSeenBy, type SeenCrowd } from './crowd.ts'
import { ownStanding } from './queries.ts'
import { type Trend, trendsSeenBy } from './trend.ts'

/** What the rows of a list tell beside the questions themselves, by question. */
export type ToldInRows = {
  crowds: Map<number, SeenCrowd>
  mine: Map<number, Value>
  trends: Map<number, Trend>
}

/** As much as the viewer may see, by the same few queries however many rows there are. */
export const toldInRows = async (ctx: Ctx, questions: SeenQuestion[]): Promise<ToldInRows> => ({
  crowds: await crowdsSeenBy(ctx, questions),
  mine: await ownStanding(
    ctx,
    questions.map(({ id }) => id),
  ),
  trends: await trendsSeenBy(ctx, questions),
})
