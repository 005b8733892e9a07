import type { SeenQuestion } from '#src/questions/question.ts'
import { waitsForSecond } from '../words.ts'

/** Instead of the form, where one moderator has proposed an outcome and another is to confirm it. */
export const WaitingPage = ({ question }: { question: SeenQuestion }) => (
  <>
    <h1>Resolve: {question.title}</h1>
    <p>{waitsForSecond}</p>
    <p>
      <a href={`/questions/${question.id}/resolutions`}>See what is proposed, and why</a>
    </p>
  </>
)
