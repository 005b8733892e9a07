import { everything, logPath } from '#src/events/filter.ts'
import type { Line } from '#src/leaderboards/line.ts'
import { PersonLink } from '../parts/person.tsx'
import { say } from '../say.ts'

type Whose = Pick<Line, 'forecaster' | 'handle' | 'apart'>

/** A person, or what the people are compared with. */
export const Named = ({ line }: { line: Whose }) => {
  if (line.forecaster === 'crowd') return <a href="/help#crowd">{say`the crowd`}</a>
  if (line.forecaster === 'even') return <>{say`always 50%`}</>
  const handle = line.handle ?? 'somebody'
  return (
    <>
      <PersonLink handle={handle} /> {line.apart && <Apart handle={handle} />}
    </>
  )
}

/** That nobody is compared with them; why stands in the log. */
export const Apart = ({ handle }: { handle: string }) => (
  <a
    class="meta"
    href={logPath({ ...everything, person: handle, kind: 'people' })}
  >{say`set apart`}</a>
)

/** How a row is told from the others; one's own is a place to be led to. */
export const rowOf = ({ forecaster, person_id }: Line, viewer: number | undefined) => {
  if (forecaster !== 'person') return { class: 'reference' }
  return person_id !== null && person_id === viewer ? { class: 'you', id: 'you' } : {}
}
