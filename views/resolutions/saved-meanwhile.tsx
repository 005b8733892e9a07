import { pathOf, type SeenQuestion } from '#src/questions/question.ts'
import type { TellingEntry } from '#src/resolutions/queries.ts'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'
import { Decided } from './resolution.tsx'
import type { Move } from './resolution-form-page.tsx'

type SavedMeanwhileProps = {
  move: Move
  question: SeenQuestion
  /** What a colleague saved; where none did, something else has moved the question on. */
  theirs: TellingEntry | undefined
}

/** For the one who came second: what is saved, and what to do beside what they typed. */
export const SavedMeanwhile = ({ move, question, theirs }: SavedMeanwhileProps) => (
  <section id="saved-meanwhile" class="card">
    <h2>{say`What is saved`}</h2>
    {theirs && <Decided question={question} entry={theirs} />}
    {theirs && <p class="meta muted">{say`Saved ${<When at={theirs.made_at} exact />}.`}</p>}
    <div class="actions">
      <a href={pathOf(question)}>
        {theirs ? say`Keep theirs and look at the question` : say`Look at the question`}
      </a>
      <a href={`/questions/${question.id}/${move}/new`}>{say`Open the form anew`}</a>
    </div>
  </section>
)
