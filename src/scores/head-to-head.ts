import type { Db } from '#src/db/ctx.ts'
import { kindOf } from '#src/kinds/index.ts'
import { type Page, readCursor, toPage } from '#src/lib/page.ts'
import { besideOther, headToHead, type Pair } from '#src/scoring/beside.ts'
import type { Interval } from '#src/scoring/interval.ts'
import { segmentsOf, windowOf } from '#src/scoring/standing.ts'
import { type Said, saidBy, scheduleOf, scoredMoves } from './inputs.ts'
import { recordOf } from './queries.ts'

/** A question on which two people stood at the same time, as the one sees it. */
export type Meeting = {
  question_id: number
  title: string
  resolved_at: Date
  /** How much better, and for which share of the schedule both stood. */
  relative: number
  coverage: number
}

export type HeadToHead = { interval: Interval; meetings: Meeting[] }

type Two = { own: number; other: number }

/** Who of two stood better while both did, over resolved questions, the newest first. */
export async function headToHeadOf(db: Db, { own, other }: Two): Promise<HeadToHead> {
  const theirs = new Set((await recordOf(db, other)).map(({ question_id }) => question_id))
  const both = (await recordOf(db, own)).filter(({ question_id }) => theirs.has(question_id))
  const ids = both.map(({ question_id }) => question_id)
  const [mine, others] = [await saidBy(db, own, ids), await saidBy(db, other, ids)]
  const met = both.map((line) => {
    const said = [mine, others].map((all) => all.get(line.question_id) ?? [])
    const pair = { ...pairOf(line, said), cluster: line.cluster }
    const { question_id, title, resolved_at } = line
    return { pair, meeting: { question_id, title, resolved_at, ...besideOther(pair) } }
  })
  return {
    interval: headToHead(met.map(({ pair }) => pair)),
    meetings: met.map(({ meeting }) => meeting).filter(({ coverage }) => coverage > 0),
  }
}

const PAGE = 50

/** A page of meetings, which are in order: the newest first. */
export function meetingsAfter(meetings: Meeting[], cursor?: string): Page<Meeting> {
  const [, last] = readCursor(cursor, 2) ?? []
  const index = meetings.findIndex(({ question_id }) => question_id === last)
  return toPage(meetings.slice(index + 1), PAGE, ({ resolved_at, question_id }) => [
    resolved_at.getTime(),
    question_id,
  ])
}

function pairOf(line: Awaited<ReturnType<typeof recordOf>>[number], said: Said[][]): Pair {
  const { outcome, known_at, spec } = line
  const window = windowOf(scheduleOf(line, known_at ?? line.opens_at))
  const [own = [], other = []] = said.map((moves) =>
    outcome ? segmentsOf(scoredMoves(line, moves, outcome), window) : [],
  )
  return { own, other, window, unit: kindOf(spec).unit(spec) }
}
