import type { Line } from '#src/leaderboards/line.ts'
import { PersonLink } from '../parts/person.tsx'
import { say } from '../say.ts'

/** A person, or what the people are compared with. */
export const Named = ({ line }: { line: Pick<Line, 'forecaster' | 'handle'> }) => {
  if (line.forecaster === 'crowd') return <a href="/help#crowd">{say`the crowd`}</a>
  if (line.forecaster === 'even') return <>{say`always 50%`}</>
  return <PersonLink handle={line.handle ?? 'somebody'} />
}

/** How a row is told from the others; one's own is a place to be led to. */
export const rowOf = ({ forecaster, person_id }: Line, viewer: number | undefined) => {
  if (forecaster !== 'person') return { class: 'reference' }
  return person_id !== null && person_id === viewer ? { class: 'you', id: 'you' } : {}
}
