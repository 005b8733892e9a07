import type { ToldInRows } from '#src/forecasts/rows.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { Row } from './row.tsx'

type RowsProps = {
  questions: SeenQuestion[]
  told: ToldInRows
  /** The page they stand in, to come back to without script. */
  back: string
}

/** Questions as rows, each to be forecast there and then. */
export const Rows = ({ questions, told: { crowds, mine, trends }, back }: RowsProps) => (
  <ul class="list">
    {questions.map((question) => (
      <Row
        {...{ question, back }}
        crowd={crowds.get(question.id)}
        own={mine.get(question.id)}
        trend={trends.get(question.id)}
      />
    ))}
  </ul>
)
