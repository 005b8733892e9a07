import type { Db } from '#src/db/ctx.ts'
import { type Page, readCursor, toPage } from '#src/lib/page.ts'
import type { Platform } from '#src/scoring/platform.ts'
import { type Calibration, calibrationOf, curveOf, type SaidThere } from './calibrated.ts'
import { firstPlace, firstSaid, saidOfEvents } from './calibration.ts'
import { FEWEST_FORECASTERS, fairScores } from './fair.ts'
import { type Said, saidBy } from './inputs.ts'
import { keptCurve } from './kept-curves.ts'
import { meanLogScore } from './log-score.ts'
import { type Piece, piecesOf } from './own-score.ts'
import { peopleBeside, recordOf } from './queries.ts'
import {
  byTopic,
  byYear,
  type Group,
  progressOf,
  type Relative,
  relativeOf,
  type Standing,
  type Summed,
  type Sums,
  sumsOf,
} from './summed.ts'

const PAGE = 25

type ScoredLine = Awaited<ReturnType<typeof recordOf>>[number]

/** A score with the stretches behind it; on a resolved question everybody may see them. */
export type RecordLine = ScoredLine & { pieces: Piece[] }

export type TrackRecord = {
  lines: RecordLine[]
  /** Over all questions; skill over those that compare enough people, as on the board. */
  sums: Sums
  relative: Relative
  /** Mean over questions, in nats; undefined of none. */
  log: number | undefined
  calibration: Calibration
  progress: Standing[]
  topics: Group[]
  years: Group[]
}

/** What the boards say: how many people a question needs for skill, and how skill is pulled. */
type Rules = { forecasters?: number | undefined; platform?: Platform }

/** What one person's resolved forecasts add up to. */
export async function trackRecord(
  db: Db,
  person_id: number,
  { forecasters = FEWEST_FORECASTERS, platform }: Rules = {},
): Promise<TrackRecord> {
  const scored = await recordOf(db, person_id)
  const fair = new Set(fairScores(scored, await peopleBeside(db, person_id), forecasters))
  const ids = scored.map(({ question_id }) => question_id)
  const said = await saidBy(db, person_id, ids)
  const told = scored.map((line) => toldLine(line, said.get(line.question_id) ?? [], person_id))
  const summed: Summed[] = scored.map((line) => ({ ...line, fair: fair.has(line) }))
  const score_ids = scored.map(({ id }) => id)
  return {
    lines: told.map(({ line }) => line),
    sums: sumsOf(summed, platform),
    relative: relativeOf(summed),
    log: meanOfLogs(told.map(({ line }) => line)),
    calibration: calibrationOf(
      told.map(({ there }) => there),
      (first) => keptCurve(db, { person_id, score_ids }, () => curveOf(first, person_id)),
    ),
    progress: progressOf(summed, platform),
    topics: byTopic(summed, platform),
    years: byYear(summed, platform),
  }
}

function toldLine(
  line: ScoredLine,
  said: Said[],
  person_id: number,
): { line: RecordLine; there: SaidThere } {
  const { outcome, known_at, cluster } = line
  if (!outcome || !known_at) {
    const nothing = { events: [], first: [], place: undefined }
    return { line: { ...line, pieces: [] }, there: { cluster, ...nothing } }
  }
  const known = { outcome, known_at }
  const ids = [line.question_id, person_id] as const
  return {
    line: { ...line, pieces: piecesOf(line, known, said) },
    there: {
      cluster,
      events: saidOfEvents(line, known, said),
      first: firstSaid(line, known, said),
      place: firstPlace(line, { ...known, ids }, said),
    },
  }
}

function meanOfLogs(lines: RecordLine[]): number | undefined {
  const logs = lines.flatMap(({ pieces, outcome, spec }) =>
    outcome ? (meanLogScore(pieces, outcome, spec) ?? []) : [],
  )
  return logs.length === 0 ? undefined : logs.reduce((sum, one) => sum + one, 0) / logs.length
}

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
