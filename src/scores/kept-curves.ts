import type { Db } from '#src/db/ctx.ts'
import type { Curve } from './calibrated.ts'

const MOST_KEPT = 500

type Kept = { scores: string; curve: Curve | undefined }
const kept = new WeakMap<Db, Map<number, Kept>>()

/**
 * A person's curve, drawn once for the scores it rests on: a new score, a corrected one and a
 * removed one make it anew.
 */
export function keptCurve(
  db: Db,
  { person_id, score_ids }: { person_id: number; score_ids: number[] },
  draw: () => Curve | undefined,
): Curve | undefined {
  const curves = kept.get(db) ?? new Map<number, Kept>()
  kept.set(db, curves)
  const scores = score_ids.join()
  const known = curves.get(person_id)
  const curve = known?.scores === scores ? known.curve : draw()
  // The one asked for last is forgotten last.
  curves.delete(person_id)
  curves.set(person_id, { scores, curve })
  const [oldest] = curves.keys()
  if (curves.size > MOST_KEPT && oldest !== undefined) curves.delete(oldest)
  return curve
}
