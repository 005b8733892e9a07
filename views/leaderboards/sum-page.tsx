import { ALL, WHOLE_WEIGHT } from '#src/leaderboards/board.ts'
import { boardPath, sumPath } from '#src/leaderboards/filter.ts'
import type { Line, NamedStanding } from '#src/leaderboards/line.ts'
import type { Scope } from '#src/leaderboards/scopes.ts'
import type { Part } from '#src/leaderboards/sum-queries.ts'
import type { Page } from '#src/lib/page.ts'
import { STORED_UNIT } from '#src/scoring/exact.ts'
import { decimals, plural, points, score, share, signed } from '../format.ts'
import { Pager } from '../parts/pager.tsx'
import { say } from '../say.ts'
import { Apart, Named } from './named.tsx'
import { ScopeInWords } from './scope.tsx'

type SumPageProps = {
  name: Scope
  line: Line
  sums: NamedStanding
  parts: Page<Part>
  lambda: number
  /** People a question needs to count for skill. */
  forecasters: number
}

/** A line of a board, opened: each question, and what they add up to. */
export const SumPage = ({ name, line, sums, parts, lambda, forecasters }: SumPageProps) => {
  const isTournament = name.kind === 'tournament'
  return (
    <section id="sum">
      <h1>{say`How the line of ${<Named line={{ ...line, apart: false }} />} adds up`}</h1>
      <p>
        {say`On the board over ${<ScopeInWords scope={name} />}.`}{' '}
        <a href={boardPath(name.key, isTournament ? 'points' : 'brier')}>{say`To the board`}</a>{' '}
        {line.apart && line.handle && <Apart handle={line.handle} />}
      </p>
      <Totals {...{ line, sums, lambda, isTournament }} />
      <table class="stacks">
        <caption>{say`Question by question, the newest first`}</caption>
        <thead>
          <tr>
            <th scope="col">{say`Question`}</th>
            <th scope="col" class="number">{say`Brier score`}</th>
            <th scope="col" class="number">{say`Peer points`}</th>
            <th scope="col" class="number">{say`Beside others`}</th>
            {isTournament && <th scope="col" class="number">{say`Weight`}</th>}
          </tr>
        </thead>
        <tbody>
          {parts.rows.map((part) => (
            <tr>
              <th scope="row">
                <a href={`/questions/${part.question_id}`}>{part.title}</a>
                {part.cluster && <span class="meta muted"> {say`event: ${part.cluster}`}</span>}
                {!part.fair && (
                  <span class="meta muted">
                    {' '}
                    {say`not counted for skill: fewer than ${plural(forecasters, 'person', 'people')}`}
                  </span>
                )}
              </th>
              <td class="number" data-label={say`Brier score`}>
                {score(part.average)}
              </td>
              <td class="number" data-label={say`Peer points`}>
                {points(part.peer)}
              </td>
              <td class="number" data-label={say`Beside others`}>
                {share(part.peer_coverage)}
              </td>
              {isTournament && (
                <td class="number" data-label={say`Weight`}>
                  {decimals(part.weight / WHOLE_WEIGHT, 2)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Pager path={sumPath(name.key, line.handle, line.forecaster)} after={parts.after} />
      {name.key === ALL && line.handle && (
        <p>
          <a
            href={`/forecasters/${line.handle}`}
          >{say`Each forecast behind it stands on the record of ${line.handle}`}</a>
        </p>
      )}
    </section>
  )
}

type TotalsProps = Pick<SumPageProps, 'line' | 'sums' | 'lambda'> & { isTournament: boolean }

const Totals = ({ line, sums, lambda, isTournament }: TotalsProps) => {
  const pull = decimals(lambda / STORED_UNIT, 1)
  return (
    <ul class="list">
      <li>
        {say`Brier score: the ${plural(sums.scored, 'score')} add up to ${decimals(sums.averages / STORED_UNIT, 3)}; divided by ${sums.scored} that is a mean of ${<strong>{score(line.mean)}</strong>}.`}
      </li>
      {sums.clusters > 0 && (
        <li>
          {say`Skill: peer points of ${points(sums.relative)} over coverage of ${decimals(sums.covered / STORED_UNIT, 2)} whole questions and the pull of ${pull}: ${points(sums.relative)} ÷ (${decimals(sums.covered / STORED_UNIT, 2)} + ${pull}) = ${<strong>{signed(100 * line.skill.skill)}</strong>}, from ${plural(sums.clusters, 'separate event')}.`}
        </li>
      )}
      {isTournament && (
        <li>{say`Points: each question's peer points times its weight add up to ${<strong>{points(line.points)}</strong>}.`}</li>
      )}
    </ul>
  )
}
