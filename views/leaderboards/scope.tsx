import { boardPath } from '#src/leaderboards/filter.ts'
import type { OtherBoards, Scope } from '#src/leaderboards/scopes.ts'
import { say } from '../say.ts'

/** What a board is over, in words. */
export const ScopeInWords = ({ scope }: { scope: Scope }) => {
  const named = scope.path ? <a href={scope.path}>{scope.title}</a> : scope.title
  if (scope.kind === 'season') return <>{seasonInWords(scope.title)}</>
  if (scope.kind === 'topic') return <>{say`the topic ${named}`}</>
  if (scope.kind === 'article') return <>{say`the article ${named}`}</>
  if (scope.kind === 'claim') return <>{say`the claim ${named}`}</>
  if (scope.kind === 'tournament') return <>{say`the tournament ${named}`}</>
  return <>{say`all time`}</>
}

/** @example seasonInWords('2026-q4') // 4th quarter of 2026, as the reader says it */
function seasonInWords(name: string) {
  const [year = '', quarter = ''] = name.split('-q')
  return say`quarter ${quarter} of ${year}`
}

/** The other boards there are. */
export const OtherBoardsPart = ({ others, current }: { others: OtherBoards; current: string }) => {
  const { seasons, topics, tournaments } = others
  if (seasons.length + topics.length + tournaments.length === 0) return null
  return (
    <section aria-labelledby="other-boards">
      <h2 id="other-boards">{say`Other boards`}</h2>
      <ul class="list">
        {current !== 'all' && (
          <li>
            <a href="/leaderboards">{say`All time`}</a>
          </li>
        )}
        {seasons.length > 0 && (
          <li>
            {say`By the quarter in which questions close:`} <Links scopes={seasons} />
          </li>
        )}
        {topics.length > 0 && (
          <li>
            {say`By topic:`} <Links scopes={topics} />
          </li>
        )}
        {tournaments.length > 0 && (
          <li>
            {say`Tournaments:`} <Links scopes={tournaments} />
          </li>
        )}
      </ul>
      <p class="meta muted">{say`Articles and claims lead to boards of their own.`}</p>
    </section>
  )
}

const Links = ({ scopes }: { scopes: Scope[] }) => (
  <>
    {scopes.map(({ key, kind, title, path }, index) => (
      <>
        {index > 0 && ' · '}
        <a href={path ?? boardPath(key, 'brier')}>
          {kind === 'season' ? seasonInWords(title) : title}
        </a>
      </>
    ))}
  </>
)
