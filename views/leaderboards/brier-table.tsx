import type { Line } from '#src/leaderboards/line.ts'
import { score, share } from '../format.ts'
import { say } from '../say.ts'
import { Named, rowOf } from './named.tsx'
import { OpenSum } from './open-sum.tsx'

type BrierTableProps = { lines: Line[]; viewer: number | undefined; of: string }

export const BrierTable = ({ lines, viewer, of }: BrierTableProps) => (
  <table class="board">
    <caption>{say`By mean Brier score; rows without a place are there to compare with`}</caption>
    <thead>
      <tr>
        <th scope="col">{say`Place`}</th>
        <th scope="col">{say`Who`}</th>
        <th scope="col" class="number">{say`Mean`}</th>
        <th scope="col" class="number">{say`Questions`}</th>
        <th scope="col" class="number">{say`Coverage`}</th>
        <th scope="col" class="number">{say`Crowd there`}</th>
        <th scope="col" class="number">{say`50% there`}</th>
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
              {score(line.mean)}
            </OpenSum>
          </td>
          <td class="number" data-label={say`Questions`}>
            {line.questions}
          </td>
          <td class="number" data-label={say`Coverage`}>
            {share(line.coverage)}
          </td>
          <td class="number" data-label={say`Crowd there`}>
            {line.crowd === null ? say`none` : score(line.crowd)}
          </td>
          <td class="number" data-label={say`50% there`}>
            {score(line.even)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
