import type { Line } from '#src/leaderboards/line.ts'
import { isEstablished, isProvisional } from '#src/scoring/skill.ts'
import { decimals, points, signed } from '../format.ts'
import { Empty } from '../parts/empty.tsx'
import { say } from '../say.ts'
import { Named, rowOf } from './named.tsx'
import { OpenSum } from './open-sum.tsx'

type SkillTableProps = {
  lines: Line[]
  viewer: number | undefined
  minimum: number
  of: string
  /** Skill with the field by person, in 1e-9. */
  fields?: Map<number, number> | undefined
}

/** The ranked ones with what they are compared with, then those of whom it is too early to say. */
export const SkillTable = ({ lines, minimum, ...shown }: SkillTableProps) => {
  const provisional = lines.filter(
    ({ forecaster, rank, apart, skill }) =>
      forecaster === 'person' && rank === null && (!apart || isProvisional(skill, minimum)),
  )
  const ranked = lines.filter((line) => !provisional.includes(line))
  return (
    <>
      {ranked.length === 0 ? (
        <Empty>{say`Nobody has enough separate events yet.`}</Empty>
      ) : (
        <Rows {...shown} lines={ranked} caption={say`Ranked by skill points`} />
      )}
      {provisional.length > 0 && (
        <Rows
          {...shown}
          lines={provisional}
          minimum={minimum}
          caption={say`Provisional: not ranked by skill yet, too few separate events or too little coverage`}
        />
      )}
    </>
  )
}

type RowsProps = Omit<SkillTableProps, 'minimum'> & { caption: string; minimum?: number }

const Rows = ({ lines, viewer, of, caption, minimum, fields }: RowsProps) => (
  <table class="board">
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{say`Rank`}</th>
        <th scope="col">{say`Who`}</th>
        <th scope="col" class="number">{say`Points`}</th>
        <th scope="col" class="number">{say`95% interval`}</th>
        {minimum === undefined && <th scope="col" class="number">{say`Rank range`}</th>}
        <th scope="col" class="number">{say`Events`}</th>
        <th scope="col" class="number">{say`Coverage`}</th>
        <th scope="col" class="number">{say`To the crowd`}</th>
        {fields && fields.size > 0 && <th scope="col" class="number">{say`With the field`}</th>}
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr {...rowOf(line, viewer)}>
          <td>{line.rank ?? ''}</td>
          <th scope="row">
            <Named line={line} />
            {line.forecaster === 'person' && isEstablished(line.skill) && (
              <span class="meta muted"> {say`established`}</span>
            )}
          </th>
          <td class="number">
            <OpenSum line={line} of={of}>
              {signed(100 * line.skill.skill)}
            </OpenSum>
          </td>
          <td
            class="number"
            data-label={say`95%`}
          >{say`${signed(100 * line.skill.low)} to ${signed(100 * line.skill.high)}`}</td>
          {minimum === undefined && (
            <td class="number" data-label={say`Rank range`}>
              <RankRange line={line} />
            </td>
          )}
          <td class="number" data-label={say`Events`}>
            {minimum === undefined
              ? line.skill.clusters
              : say`${line.skill.clusters} of ${minimum}`}
          </td>
          <td class="number" data-label={say`Coverage`}>
            {minimum === undefined
              ? covered(line)
              : say`${covered(line)} of ${decimals(minimum / 2, 1)}`}
          </td>
          <td class="number" data-label={say`To the crowd`}>
            {line.vsCrowd === null ? say`none` : points(line.vsCrowd)}
          </td>
          {fields && fields.size > 0 && (
            <td class="number" data-label={say`With the field`}>
              <FieldSkill skill={fields.get(line.person_id ?? 0)} />
            </td>
          )}
        </tr>
      ))}
    </tbody>
  </table>
)

const FieldSkill = ({ skill }: { skill: number | undefined }) => (
  <>{skill === undefined ? '—' : signed(skill / 1e7)}</>
)

/** As many whole questions as it would be. */
const covered = ({ skill }: Line) => decimals(skill.coverage, 1)

/** Ranks that the interval allows, and the one to be expected. */
const RankRange = ({ line: { range } }: { line: Line }) =>
  range ? (
    say`${Math.round(range.low)}–${Math.round(range.high)}, about ${Math.round(range.expected)}`
  ) : (
    <>—</>
  )
