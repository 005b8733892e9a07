import type { SeenCrowd } from '#src/forecasts/crowd.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { Row } from '../questions/row.tsx'

type FirstQuestionsProps = { questions: SeenQuestion[]; crowds: Map<number, SeenCrowd> }

/** An empty desk: what to forecast first, there and then. */
export const FirstQuestions = ({ questions, crowds }: FirstQuestionsProps) => (
  <section>
    <p class="empty">
      No forecast of yours stands on an open question. <a href="/questions">All questions</a>
    </p>
    {questions.length > 0 && (
      <>
        <h2>Good ones to begin with</h2>
        <ul class="list">
          {questions.map((question) => (
            <Row
              {...{ question, own: undefined, trend: undefined }}
              crowd={crowds.get(question.id)}
              back="/desk"
            />
          ))}
        </ul>
      </>
    )}
  </section>
)
