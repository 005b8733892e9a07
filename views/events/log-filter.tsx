import { type LogFilter, logPath, type MoveKind, moveKinds } from '#src/events/filter.ts'
import { sentence } from '#src/lib/sentence.ts'
import { Empty } from '../parts/empty.tsx'
import { Choice, Field } from '../parts/field.tsx'
import { Looser } from '../parts/looser.tsx'
import { say, speak } from '../say.ts'

const KINDS: Record<MoveKind, string> = {
  questions: sentence`questions`,
  results: sentence`results`,
  articles: sentence`articles and claims`,
  people: sentence`people and settings`,
}

type FilterProps = { filter: LogFilter }

/** Each choice is a part of the address. A question is chosen on its own page. */
export const LogFilterForm = ({ filter: { question, person, kind } }: FilterProps) => (
  <form method="get" action="/log" class="filter">
    {question !== '' && <input type="hidden" name="question" value={question} />}
    <Choice
      name="kind"
      label={say`About`}
      value={kind}
      options={[
        ['', say`everything`],
        ...moveKinds.map((one) => [one, speak(KINDS[one])] as const),
      ]}
    />
    <Field name="person" label={say`Person`} value={person} />
    <button class="quiet">{say`Show`}</button>
    {question !== '' && (
      <a href={logPath({ question: '', person, kind })}>{say`Not of this question alone`}</a>
    )}
  </form>
)

/** Where no decision is to be told: why, or what to leave out. */
export const Nothing = ({ filter }: FilterProps) => {
  const { question, person, kind } = filter
  const looser: [words: string, path: string][] = []
  if (question !== '')
    looser.push([say`the question ${question}`, logPath({ ...filter, question: '' })])
  if (person !== '') looser.push([say`the person "${person}"`, logPath({ ...filter, person: '' })])
  if (kind !== '') looser.push([say`only ${speak(KINDS[kind])}`, logPath({ ...filter, kind: '' })])
  if (looser.length === 0) return <Empty>{say`No decisions yet.`}</Empty>
  return <Looser nothing={say`No decision fits all of this. Leave out:`} looser={looser} />
}
