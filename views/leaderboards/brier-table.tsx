import type { NamedLine } from '#src/leaderboards/queries.ts'
import { score, share } from '../format.ts'
import { say } from '../say.ts'
import { Named, rowOf } from './named.tsx'

type BrierTableProps = { lines: NamedLine[]; viewer: number | undefined }

export const BrierTable = ({ lines, viewer }: BrierTableProps) => (
  <table class="board">
    <caption>{say`By mean Brier score; rows without a place are there to compare with`}</caption>
    <thead>
      <tr>
        <th scope="col">{say`Place`}</th>
        <th scope="col">{say`Who`}</th>
        <th scope="col" class="number">{say`Mean`}</th>
        <th scope="col" class="number">{say`Questions`}</th>
        <th scope="col" class="number">{say`Coverage`}</th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr {...rowOf(line, viewer)}>
          <td>{line.rank ?? ''}</td>
          <th scope="row">
            <Named line={line} />
          </th>
          <td class="number">{score(line.figures.mean ?? 0)}</td>
          <td class="number" data-label={say`Questions`}>
            {line.figures.questions}
          </td>
          <td class="number" data-label={say`Coverage`}>
            {share(line.figures.coverage)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
