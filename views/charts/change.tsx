import type { Trend } from '#src/forecasts/trend.ts'
import { plural } from '../format.ts'
import { say } from '../say.ts'

/** How far the crowd moved in a week, in words: "up 12 points in 7 days". */
export const Change = ({ trend: { change_bp } }: { trend: Trend }) => <>{words(change_bp)}</>

function words(change_bp: number | undefined): string {
  if (change_bp === undefined) return say`new`
  if (change_bp === 0) return say`unchanged from 7 days ago`
  const size = Math.abs(change_bp)
  const points = size < 100 ? size / 100 : Math.round(size / 100)
  const far = plural(points, 'point')
  return change_bp > 0 ? say`up ${far} in 7 days` : say`down ${far} in 7 days`
}
