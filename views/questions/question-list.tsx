import type { ToldInRows } from '#src/forecasts/rows.ts'
import { sentence } from '#src/lib/sentence.ts'
import { type Filter, listPath, type ReadFilter, shown } from '#src/questions/filter.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { plural } from '../format.ts'
import { IgnoredPart } from '../parts/ignored.tsx'
import { Looser } from '../parts/looser.tsx'
import { Pager } from '../parts/pager.tsx'
import { say, speak } from '../say.ts'
import { type FoundBeside, FoundBesidePart } from './found-beside.tsx'
import { ListFilter, type ListFilterProps, loosened } from './list-filter.tsx'
import { Rows } from './rows.tsx'

type QuestionListProps = Omit<ListFilterProps, 'filter'> & {
  questions: SeenQuestion[]
  told: ToldInRows
  /** What else was found, where words were sought. */
  beside: FoundBeside | undefined
  filter: ReadFilter
  total: number
  after: string | undefined
  /** This page of the list, to come back to from a row. */
  back: string
}

const TABS = {
  open: sentence`Open`,
  closed: sentence`Waiting for an outcome`,
  resolved: sentence`Resolved`,
  scheduled: sentence`Coming`,
}

export const QuestionList = (props: QuestionListProps) => {
  const { questions, told, beside, filter, after, back, total } = props
  return (
    <section id="question-list">
      <h1>{say`Questions`}</h1>
      <p class="tabs">
        {shown.map((state) => (
          <a
            href={listPath({ ...filter, state })}
            aria-current={state === filter.state ? 'page' : undefined}
          >
            {speak(TABS[state])}
            {beside && ` (${beside.counts[state]})`}
          </a>
        ))}
      </p>
      <ListFilter {...props} />
      <p class="actions meta">
        {total > 0 && <span class="muted">{plural(total, 'question')}</span>}
        <a href="/personal">{say`Ask for yourself`}</a>
      </p>
      <IgnoredPart ignored={filter.ignored} />
      {questions.length === 0 ? (
        <Nothing filter={filter} />
      ) : (
        <Rows {...{ questions, told, back }} />
      )}
      <Pager path={listPath(filter)} after={after} />
      {beside && <FoundBesidePart {...beside} q={filter.q} />}
    </section>
  )
}

/** What each filter that is set is called, and the list without it. */
const Nothing = ({ filter }: { filter: Filter }) => {
  const looser = loosened(filter)
  if (looser.length === 0)
    return <p class="empty">{say`No questions in this list. Look into the others above.`}</p>
  return <Looser nothing={say`No question here fits all of this. Leave out:`} looser={looser} />
}
