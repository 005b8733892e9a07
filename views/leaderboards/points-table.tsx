import type { Line } from '#src/leaderboards/line.ts'
import { points, score, share } from '../format.ts'
import { say } from '../say.ts'
import { Named, rowOf } from './named.tsx'
import { OpenSum } from './open-sum.tsx'

type PointsTableProps = { lines: Line[]; viewer: number | undefined; of: string }

export const PointsTable = ({ lines, viewer, of }: PointsTableProps) => (
  <table class="board">
    <caption>{say`By summed peer scores; rows without a place are there to compare with`}</caption>
    <thead>
      <tr>
        <th scope="col">{say`Place`}</th>
        <th scope="col">{say`Who`}</th>
        <th scope="col" class="number">{say`Points`}</th>
        <th scope="col" class="number">{say`Questions`}</th>
        <th scope="col" class="number">{say`Coverage`}</th>
        <th scope="col" class="number">{say`Mean`}</th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr {...rowOf(line, viewer)}>
          <td>{line.rank ?? ''}</td>
          <th scope="row">
            <Named line={line} />
          </th>
          <td class="number">
            <OpenSum line={line} of={of}>
              {points(line.points)}
            </OpenSum>
          </td>
          <td class="number" data-label={say`Questions`}>
            {line.questions}
          </td>
          <td class="number" data-label={say`Coverage`}>
            {share(line.coverage)}
          </td>
          <td class="number" data-label={say`Mean`}>
            {score(line.mean)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
