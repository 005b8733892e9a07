import type { RunningTable } from '#src/leaderboards/crowd-queries.ts'
import type { CrowdLine, CrowdName } from '#src/leaderboards/crowds.ts'
import { sentence } from '#src/lib/sentence.ts'
import { STORED_UNIT } from '#src/scoring/exact.ts'
import { decimals, plural, signed } from '../format.ts'
import { Empty } from '../parts/empty.tsx'
import { say, speak } from '../say.ts'
import { CrowdsTable, NAMES } from './crowds-table.tsx'

const HOW: Record<CrowdName, string> = {
  crowd: sentence`the middle one of all forecasts that stand, recent ones weighing more: the crowd that this site shows.`,
  mean: sentence`their sum, divided by their number.`,
  median: sentence`the middle one, whenever it was made.`,
  trimmed: sentence`the mean without the lowest and the highest tenth.`,
  odds: sentence`where the odds balance, so that a firm "hardly ever" counts for more than in the mean.`,
  extremised: sentence`the same, then moved away from even odds, since people who know different things are together surer than each alone.`,
  skilled: sentence`the mean of log odds, in which people weigh by the skill that was known of them at the time.`,
}

/** How well each way of making one number of many would have done, beside the one that is shown. */
export const CrowdsPage = ({ always, lately, leader }: RunningTable) => (
  <section id="crowds">
    <h1>{say`Ways to make a crowd`}</h1>
    <p>{say`There are many ways to make one chance of what many people say. This site shows one, and publishes the others beside it, at the same moments, unseen and unchangeable. When a question is resolved, each is ${<a href="/help/scoring">{say`scored like a person`}</a>}.`}</p>
    {always.length === 0 ? (
      <Empty>{say`The first figures appear after the first resolution of a question that people forecast. Until then, ${<a href="/questions">{say`forecast`}</a>}.`}</Empty>
    ) : (
      <>
        <CrowdsTable always={always} lately={lately} />
        <p>
          <Verdict leader={leader} />{' '}
          {say`The crowd that is shown changes only if another way leads by more than its interval over a year; what was published before stays as it was.`}
        </p>
      </>
    )}
    <h2>{say`How each is made, and adds up`}</h2>
    <ul class="list">
      {Object.entries(HOW).map(([name, how]) => (
        <li>
          <strong>{speak(NAMES[name as CrowdName])}</strong>: {speak(how)}
          <SumOf line={always.find((line) => line.name === name)} />
        </li>
      ))}
    </ul>
    <p>{say`Of several options each is pooled and all are brought to 100%; numbers, days and options in order are pooled at each value where somebody's chances bend. ${<a href="/help/scoring/calibration#crowd">{say`The formulas, with a sum`}</a>}.`}</p>
  </section>
)

const Verdict = ({ leader }: Pick<RunningTable, 'leader'>) =>
  leader ? (
    <strong>{say`Over the last year this leads the crowd by more than its interval: ${speak(NAMES[leader])}.`}</strong>
  ) : (
    <>{say`Over the last year none leads the crowd by more than its interval.`}</>
  )

const SumOf = ({ line }: { line: CrowdLine | undefined }) => {
  if (!line) return null
  const { name, questions, averages, better } = line
  const [sum, mean] = [averages / STORED_UNIT, averages / STORED_UNIT / questions]
  return (
    <div class="meta muted">
      {say`${plural(questions, 'score')} of ${decimals(sum, 3)} together, a mean of ${decimals(mean, 4)}.`}
      {name !== 'crowd' && better.mean !== null && (
        <>
          {' '}
          {say`Beside the crowd ${signed(100 * better.relative)} points over ${decimals(better.coverage, 2)} whole questions, ${signed(100 * better.mean)} on each, from ${plural(better.clusters, 'separate event')}.`}
        </>
      )}
    </div>
  )
}
