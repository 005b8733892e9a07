import type { Db } from '#src/db/ctx.ts'
import { type Skill, skillOf } from '#src/scoring/skill.ts'
import { meanOf } from './own-score.ts'
import { recordOf } from './queries.ts'

export type RecordLine = Awaited<ReturnType<typeof recordOf>>[number]

export type TrackRecord = {
  lines: RecordLine[]
  /** Means over questions, integers of 1e-10. */
  mean: number | undefined
  coverage: number | undefined
  skill: Skill
}

/** What one person's resolved forecasts add up to. */
export async function trackRecord(db: Db, person_id: number): Promise<TrackRecord> {
  const lines = await recordOf(db, person_id)
  const results = lines.map(({ peer, peer_coverage, cluster }) => ({
    relative: peer / 1e10,
    coverage: peer_coverage / 1e10,
    cluster,
  }))
  return {
    lines,
    mean: meanOf(lines.flatMap(({ average }) => average ?? [])),
    coverage: meanOf(lines.map(({ coverage }) => coverage)),
    skill: skillOf(results),
  }
}
