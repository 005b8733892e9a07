import type { NamedLine } from '#src/leaderboards/queries.ts'
import { decimals, points } from '../format.ts'
import { Empty } from '../parts/empty.tsx'
import { say } from '../say.ts'
import { Named, rowOf } from './named.tsx'

type SkillTableProps = { lines: NamedLine[]; viewer: number | undefined; minimum: number }

/** The ranked ones with what they are compared with, then those of whom it is too early to say. */
export const SkillTable = ({ lines, viewer, minimum }: SkillTableProps) => {
  const ranked = lines.filter(({ rank, forecaster }) => rank !== null || forecaster !== 'person')
  const provisional = lines.filter((line) => !ranked.includes(line))
  return (
    <>
      {ranked.length === 0 ? (
        <Empty>{say`Nobody has enough separate events yet.`}</Empty>
      ) : (
        <Rows lines={ranked} viewer={viewer} caption={say`Ranked by skill points`} />
      )}
      {provisional.length > 0 && (
        <Rows
          lines={provisional}
          viewer={viewer}
          minimum={minimum}
          caption={say`Provisional: not ranked by skill yet, too few separate events or too little coverage`}
        />
      )}
    </>
  )
}

type RowsProps = {
  lines: NamedLine[]
  viewer: number | undefined
  caption: string
  minimum?: number
}

const Rows = ({ lines, viewer, caption, minimum }: RowsProps) => (
  <table class="board">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{say`Rank`}</th>
        <th scope="col">{say`Who`}</th>
        <th scope="col" class="number">{say`Points`}</th>
        <th scope="col" class="number">{say`95% interval`}</th>
        <th scope="col" class="number">{say`Events`}</th>
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
          <td class="number">{points(line.figures.skill ?? 0)}</td>
          <td
            class="number"
            data-label={say`95%`}
          >{say`${points(line.figures.low ?? 0)} to ${points(line.figures.high ?? 0)}`}</td>
          <td class="number" data-label={say`Events`}>
            {minimum === undefined
              ? line.figures.clusters
              : say`${line.figures.clusters} of ${minimum}`}
          </td>
          <td class="number" data-label={say`Coverage`}>
            {minimum === undefined
              ? covered(line)
              : say`${covered(line)} of ${decimals(minimum / 2, 1)}`}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** As many whole questions as it would be. */
const covered = ({ figures }: NamedLine) => decimals(figures.coverage / 1e10, 1)
