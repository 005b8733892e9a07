import type { Db } from '#src/db/ctx.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { utcTime } from '#src/lib/utc.ts'
import { lastMover } from './queries.ts'

/** For whoever decided on a question that is no longer as they saw it. */
export async function movedOn(db: Db, question_id: number): Promise<Refusal> {
  const last = await lastMover(db, question_id)
  const words = last
    ? sentence`This question has moved on: ${last.handle} was faster, at ${utcTime(last.made_at)}. Nothing of yours was saved; look at it again.`
    : sentence`This question has moved on: it is not open to resolution. Nothing of yours was saved; look at it again.`
  return new Refusal('conflict', 'moved_on', words)
}
