import { asOfOneMoment, type Db } from '#src/db/ctx.ts'
import { type BoardDifference, verifyBoards } from '#src/leaderboards/verify-boards.ts'
import { sentence, together } from '#src/lib/sentence.ts'
import { type ScoreDifference, verifyScores } from '#src/scores/verify-scores.ts'
import { isWaiting } from './waiting.ts'

export type Verification = {
  scores: { rows: number; differences: ScoreDifference[] }
  /** Undefined while a job to fold scores in waits: the boards are older than they are. */
  boards: { rows: number; differences: BoardDifference[] } | undefined
}

/** Computes every score and every board again from the facts, all as of one moment. */
export const verifySite = (db: Db): Promise<Verification> =>
  asOfOneMoment(db, async (trx) => {
    const scores = await verifyScores(trx)
    const waits = await isWaiting(trx, 'fold-question')
    return { scores, boards: waits ? undefined : await verifyBoards(trx) }
  })

/** What a verification found, in words. */
export function verdictOf({ scores, boards }: Verification): string {
  const differences = scores.differences.length + (boards?.differences.length ?? 0)
  if (boards)
    return sentence`${scores.rows} scores and ${boards.rows} board lines recomputed, ${differences} differences.`
  return together(
    sentence`${scores.rows} scores recomputed, ${differences} differences.`,
    sentence`Boards wait for scores to be added; verify them after that.`,
  )
}
