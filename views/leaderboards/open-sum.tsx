import type { Child } from 'hono/jsx'
import { sumPath } from '#src/leaderboards/filter.ts'
import type { Line } from '#src/leaderboards/line.ts'

/** A figure that leads to what it is the sum of. */
export const OpenSum = ({ line, of, children }: { line: Line; of: string; children: Child }) => (
  <a href={sumPath(of, line.forecaster === 'person' ? line.handle : null, line.forecaster)}>
    {children}
  </a>
)
