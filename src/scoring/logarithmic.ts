import { checkBasisPoints } from './exact.ts'

/**
 * Log score, shown beside others and never ranked: -ln of the chance given to what happened.
 *
 * @param bp chance given to the outcome, integer basis points; read as at least 1 and at most 9999
 * @returns nats, from 0.0001 (best) to 9.21
 * @throws RangeError for a chance outside 0 to 10000
 * @see SCORING.md 1.5; Good (1952)
 * @example logScore(5000) // 0.693
 */
export function logScore(bp: number): number {
  checkBasisPoints(bp)
  return -Math.log(Math.min(Math.max(bp, 1), 9999) / 10_000)
}
