import type { ToldInRows } from '#src/forecasts/rows.ts'
import { type Filter, listPath, type ReadFilter, shown } from '#src/questions/filter.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { plural } from '../format.ts'
import { Pager } from '../parts/pager.tsx'
import { ListFilter, type ListFilterProps, loosened } from './list-filter.tsx'
import { Rows } from './rows.tsx'

type QuestionListProps = Omit<ListFilterProps, 'filter'> & {
  questions: SeenQuestion[]
  told: ToldInRows
  filter: ReadFilter
  total: number
  after: string | undefined
  /** This page of the list, to come back to from a row. */
  back: string
}

const TABS = {
  open: 'Open',
  closed: 'Waiting for an outcome',
  resolved: 'Resolved',
  scheduled: 'Coming',
}

export const QuestionList = (props: QuestionListProps) => {
  const { questions, told, filter, after, back, total } = props
  return (
    <section id="question-list">
      <h1>Questions</h1>
      <p class="tabs">
        {shown.map((state) => (
          <a
            href={listPath({ ...filter, state })}
            aria-current={state === filter.state ? 'page' : undefined}
          >
            {TABS[state]}
          </a>
        ))}
      </p>
      <ListFilter {...props} />
      <p class="meta">
        <a href="/personal">Ask for yourself</a>
      </p>
      {filter.ignored.length > 0 && (
        <p class="notice">Ignored, since it is not known here: {filter.ignored.join(', ')}</p>
      )}
      {questions.length === 0 ? (
        <Nothing filter={filter} />
      ) : (
        <>
          <p class="meta muted">{plural(total, 'question')}</p>
          <Rows {...{ questions, told, back }} />
        </>
      )}
      <Pager path={listPath(filter)} after={after} />
    </section>
  )
}

/** What each filter that is set is called, and the list without it. */
const Nothing = ({ filter }: { filter: Filter }) => {
  const looser = loosened(filter)
  if (looser.length === 0)
    return <p class="empty">No questions in this list. Look into the others above.</p>
  return (
    <>
      <p class="empty">No question here fits all of this. Leave out:</p>
      <ul>
        {looser.map(([words, path]) => (
          <li>
            <a href={path}>{words}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
