import { evenScores } from '#src/kinds/even-scores.ts'
import { type Range, rangeLevel } from '#src/kinds/quantity.ts'
import { decimals } from '../format.ts'
import { say } from '../say.ts'
import type { Written } from './quantity.tsx'

/** What knowing nothing but the range would score, for whoever is about to ask for it. */
export const EvenSpread = ({ range, written }: { range: Range; written: Written }) => {
  const scores = evenScores(range)
  const [best, worst, mean] = [scores.middle, scores.end, scores.mean].map(three)
  const [low, high] = [written.read(range.low), written.read(range.high)]
  const middle = written.about(rangeLevel(5000, range))
  return (
    <p>
      {range.axis === 'log'
        ? say`Whoever spreads chance evenly by ratios from ${low} to ${high} would score ${best ?? ''} if it comes to ${middle}, ${worst ?? ''} if it comes to either end, and ${mean ?? ''} on average over the range; 0 is perfect.`
        : say`Whoever spreads chance evenly from ${low} to ${high} would score ${best ?? ''} if it comes to ${middle}, ${worst ?? ''} if it comes to either end, and ${mean ?? ''} on average over the range; 0 is perfect.`}{' '}
      {range.ends !== 'none' && say`What lies beyond an open end counts as at that end.`}
    </p>
  )
}

const three = (value: number) => decimals(value, 3)
