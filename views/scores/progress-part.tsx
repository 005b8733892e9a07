import type { Standing } from '#src/scores/summed.ts'
import { Progress, reachOf } from '../charts/progress.tsx'
import { thinned } from '../charts/scale.ts'
import { calendarDay, decimals, score, signed } from '../format.ts'
import { say } from '../say.ts'

const MOST_ROWS = 15

/** How the sums went with each resolution; nothing while all came at once. */
export const ProgressPart = ({ progress }: { progress: Standing[] }) => {
  const [first, last] = [progress[0], progress.at(-1)]
  if (!first || !last || first.at.getTime() === last.at.getTime()) return null
  return (
    <section>
      <h2 id="over-time">{say`Score over time`}</h2>
      <Means progress={progress} />
      <Skills progress={progress} />
      <Data progress={progress} />
    </section>
  )
}

const Means = ({ progress }: { progress: Standing[] }) => {
  const points = progress.flatMap(({ at, mean }) =>
    mean === undefined ? [] : [{ at, value: mean / 1e10 }],
  )
  const [from, to] = endsOf(points).map((value) => decimals(value, 3))
  const highest = Math.max(...points.map(({ value }) => value))
  return (
    <Progress
      id="mean-over-time"
      finding={say`Mean Brier score: from ${from ?? ''} to ${to ?? ''}; the dotted line is always saying 50%`}
      points={points}
      ends={[0, highest <= 0.5 ? 0.5 : 1]}
      mark={0.25}
      tell={(value) => decimals(value, 2)}
    />
  )
}

const Skills = ({ progress }: { progress: Standing[] }) => {
  const points = progress.map(({ at, skill }) => ({ at, value: 100 * skill }))
  const reach = reachOf(points.map(({ value }) => value))
  const [from, to] = endsOf(points).map(signed)
  return (
    <Progress
      id="skill-over-time"
      finding={say`Skill points: from ${from ?? ''} to ${to ?? ''}; the dotted line is as good as the others`}
      points={points}
      ends={[-reach, reach]}
      mark={0}
      tell={(value) => signed(value)}
    />
  )
}

const endsOf = (points: { value: number }[]) => [points[0]?.value ?? 0, points.at(-1)?.value ?? 0]

const Data = ({ progress }: { progress: Standing[] }) => (
  <details>
    <summary>{say`Show data`}</summary>
    <table class="stacks">
      <caption>{say`After how many resolved questions`}</caption>
      <thead>
        <tr>
          <th scope="col">{say`Resolved`}</th>
          <th scope="col" class="number">{say`Questions`}</th>
          <th scope="col" class="number">{say`Mean`}</th>
          <th scope="col" class="number">{say`Points`}</th>
        </tr>
      </thead>
      <tbody>
        {thinned(progress, MOST_ROWS).map(({ at, questions, mean, skill }) => (
          <tr>
            <th scope="row">{calendarDay(at.toISOString().slice(0, 10))}</th>
            <td class="number" data-label={say`Questions`}>
              {questions}
            </td>
            <td class="number" data-label={say`Mean`}>
              {mean === undefined ? '–' : score(mean)}
            </td>
            <td class="number" data-label={say`Points`}>
              {signed(100 * skill)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)
