import type { Trend } from '#src/forecasts/trend.ts'
import { plural } from '../format.ts'

/** How far the crowd moved in a week, in words: "up 12 points in 7 days". */
export const Change = ({ trend: { change_bp } }: { trend: Trend }) => <>{words(change_bp)}</>

function words(change_bp: number | undefined): string {
  if (change_bp === undefined) return 'new'
  if (change_bp === 0) return 'unchanged from 7 days ago'
  const size = Math.abs(change_bp)
  const points = size < 100 ? size / 100 : Math.round(size / 100)
  return `${change_bp > 0 ? 'up' : 'down'} ${plural(points, 'point')} in 7 days`
}
