import type { ToldInRows } from '#src/forecasts/rows.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { Rows } from '../questions/rows.tsx'
import { say } from '../say.ts'

type FirstQuestionsProps = { questions: SeenQuestion[]; told: ToldInRows }

/** An empty desk: what to forecast first, there and then. */
export const FirstQuestions = ({ questions, told }: FirstQuestionsProps) => (
  <section>
    <p class="empty">{say`No forecast of yours stands on an open question. ${<a href="/questions">{say`All questions`}</a>}`}</p>
    {questions.length > 0 && (
      <>
        <h2>{say`Good ones to begin with`}</h2>
        <Rows questions={questions} told={told} back="/desk" />
      </>
    )}
  </section>
)
