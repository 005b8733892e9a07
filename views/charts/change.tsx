import type { Trend } from '#src/forecasts/trend.ts'
import type { Spec } from '#src/kinds/index.ts'
import { viewOf } from '../kinds/index.ts'
import { say } from '../say.ts'

/** How far the crowd moved in a week, in words: "up 12 points in 7 days". */
export const Change = ({ trend: { change_bp }, spec }: { trend: Trend; spec: Spec }) => (
  <>{words(change_bp, spec)}</>
)

function words(change_bp: number | undefined, spec: Spec): string {
  if (change_bp === undefined) return say`new`
  if (change_bp === 0) return say`unchanged from 7 days ago`
  const far = viewOf(spec).change(Math.abs(change_bp))
  return change_bp > 0 ? say`up ${far} in 7 days` : say`down ${far} in 7 days`
}
