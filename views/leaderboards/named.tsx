import type { NamedLine } from '#src/leaderboards/queries.ts'
import { PersonLink } from '../parts/person.tsx'
import { say } from '../say.ts'

/** A person, or what the people are compared with. */
export const Named = ({ line }: { line: NamedLine }) => {
  if (line.forecaster === 'crowd') return <a href="/help#crowd">{say`the crowd`}</a>
  if (line.forecaster === 'even') return <>{say`always 50%`}</>
  return <PersonLink handle={line.handle ?? 'somebody'} />
}

export const rowClass = ({ forecaster, person_id }: NamedLine, viewer: number | undefined) => {
  if (forecaster !== 'person') return 'reference'
  return person_id !== null && person_id === viewer ? 'you' : undefined
}
