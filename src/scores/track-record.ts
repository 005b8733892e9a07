import type { Db } from '#src/db/ctx.ts'
import { type Page, readCursor, toPage } from '#src/lib/page.ts'
import { type Bin, calibrationBins, type SaidOfEvent } from '#src/scoring/bins.ts'
import { type Skill, skillOf } from '#src/scoring/skill.ts'
import { saidOfEvents } from './calibration.ts'
import { FEWEST_FORECASTERS, fairScores } from './fair.ts'
import { type Said, saidBy } from './inputs.ts'
import { meanOf, type Piece, piecesOf } from './own-score.ts'
import { peopleBeside, recordOf } from './queries.ts'

const PAGE = 25

type ScoredLine = Awaited<ReturnType<typeof recordOf>>[number]

/** A score with the stretches behind it; on a resolved question everybody may see them. */
export type RecordLine = ScoredLine & { pieces: Piece[] }

export type TrackRecord = {
  lines: RecordLine[]
  /** Means over questions, integers of 1e-10. */
  mean: number | undefined
  coverage: number | undefined
  /** Over the questions that compare enough people, as on the board. */
  skill: Skill
  calibration: Bin[]
}

/**
 * What one person's resolved forecasts add up to.
 *
 * @param forecasters people a question needs to count for skill, as the board says
 */
export async function trackRecord(
  db: Db,
  person_id: number,
  forecasters = FEWEST_FORECASTERS,
): Promise<TrackRecord> {
  const scored = await recordOf(db, person_id)
  const fair = fairScores(scored, await peopleBeside(db, person_id), forecasters)
  const ids = scored.map(({ question_id }) => question_id)
  const said = await saidBy(db, person_id, ids)
  const told = scored.map((line) => toldLine(line, said.get(line.question_id) ?? []))
  return {
    lines: told.map(({ line }) => line),
    mean: meanOf(scored.flatMap(({ average }) => average ?? [])),
    coverage: meanOf(scored.map(({ coverage }) => coverage)),
    skill: skillOf(fair.map(resultOf)),
    calibration: calibrationBins(told.flatMap(({ events }) => events)),
  }
}

function toldLine(line: ScoredLine, said: Said[]): { line: RecordLine; events: SaidOfEvent[] } {
  const { outcome, known_at } = line
  if (!outcome || !known_at) return { line: { ...line, pieces: [] }, events: [] }
  const known = { outcome, known_at }
  return {
    line: { ...line, pieces: piecesOf(line, known, said) },
    events: saidOfEvents(line, known, said),
  }
}

const resultOf = ({ peer, peer_coverage, cluster }: ScoredLine) => ({
  relative: peer / 1e10,
  coverage: peer_coverage / 1e10,
  cluster,
})

/** A page of a record, which is in order: the newest first. */
export function linesAfter(lines: RecordLine[], cursor?: string): Page<RecordLine> {
  const [at, id] = readCursor(cursor, 2) ?? []
  const isFurther = (line: RecordLine) => {
    const resolved = line.resolved_at.getTime()
    return resolved < Number(at) || (resolved === at && line.id < Number(id))
  }
  const rest = at === undefined ? lines : lines.filter(isFurther)
  return toPage(rest, PAGE, (line) => [line.resolved_at.getTime(), line.id])
}
