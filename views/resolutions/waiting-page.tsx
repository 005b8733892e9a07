import type { SeenQuestion } from '#src/questions/question.ts'
import { say, speak } from '../say.ts'
import { waitsForSecond } from '../words.ts'

/** Instead of the form, where one moderator has proposed an outcome and another is to confirm it. */
export const WaitingPage = ({ question }: { question: SeenQuestion }) => (
  <>
    <h1>{say`Resolve: ${question.title}`}</h1>
    <p>{speak(waitsForSecond)}</p>
    <p>
      <a href={`/questions/${question.id}/resolutions`}>{say`See what is proposed, and why`}</a>
    </p>
  </>
)
