import type { SeenCrowd } from '#src/forecasts/crowd.ts'
import type { Value } from '#src/kinds/index.ts'
import { type Filter, listPath, shown } from '#src/questions/filter.ts'
import { closeInForce, pathOf, type SeenQuestion } from '#src/questions/question.ts'
import { plural } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { Empty } from '../parts/empty.tsx'
import { Pager } from '../parts/pager.tsx'
import { WhenAndHowFar } from '../parts/when.tsx'
import { phaseWords } from '../words.ts'
import { ChanceSeen } from './chance-seen.tsx'

type QuestionListProps = {
  questions: SeenQuestion[]
  crowds: Map<number, SeenCrowd>
  mine: Map<number, Value>
  filter: Filter
  after: string | undefined
}

const TABS = {
  open: 'Open',
  closed: 'Waiting for an outcome',
  resolved: 'Resolved',
  scheduled: 'Coming',
}

export const QuestionList = ({ questions, crowds, mine, filter, after }: QuestionListProps) => (
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
    <form method="get" action="/questions" class="actions">
      <input type="hidden" name="state" value={filter.state} />
      {filter.article && <input type="hidden" name="article" value={filter.article} />}
      <label for="q">Words</label>
      <input id="q" name="q" type="search" value={filter.q} />
      <button class="quiet">Search</button>
    </form>
    {filter.ignored.length > 0 && (
      <p class="notice">Ignored, since it is not known here: {filter.ignored.join(', ')}</p>
    )}
    {questions.length === 0 && (
      <Empty>
        {filter.q
          ? `No question here speaks of "${filter.q}". Try other words, or another list above.`
          : 'No questions in this list. Look into the others above.'}
      </Empty>
    )}
    <ul class="list">
      {questions.map((question) => (
        <Row question={question} crowd={crowds.get(question.id)} own={mine.get(question.id)} />
      ))}
    </ul>
    <Pager path={listPath(filter)} after={after} />
  </section>
)

type RowProps = { question: SeenQuestion; crowd: SeenCrowd | undefined; own: Value | undefined }

const Row = ({ question, crowd, own }: RowProps) => {
  const { words } = viewOf(question.spec)
  const state = question.phase === 'open' ? 'closes' : 'closed'
  return (
    <li id={`row-${question.id}`}>
      <a href={pathOf(question)}>{question.title}</a>
      <br />
      <span class="meta">
        <ChanceSeen question={question} crowd={crowd} />
        {own && <span class="own"> · you: {words(own, question.spec)}</span>}{' '}
        <span class="muted">
          · {plural(crowd?.forecasters ?? 0, 'forecast')} · {state}{' '}
          <WhenAndHowFar at={closeInForce(question)} />
        </span>{' '}
        {question.phase !== 'open' && <span class="state">{phaseWords[question.phase]}</span>}{' '}
        {!question.reviewed_at && <span class="state">unreviewed</span>}
      </span>
    </li>
  )
}
