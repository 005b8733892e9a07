import { isPersonal, type SeenQuestion } from '#src/questions/question.ts'
import { Lines, Prose } from '../parts/prose.tsx'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'

/** What makes it a yes, what will tell, and who says so. */
export const HowItResolves = ({ question }: { question: SeenQuestion }) => (
  <section>
    <h2>{say`How it resolves`}</h2>
    {question.criteria && <Prose text={question.criteria} />}
    {question.fine_print && (
      <>
        <h3>{say`Fine print`}</h3>
        <Lines text={question.fine_print} />
      </>
    )}
    {question.sources && (
      <>
        <h3>{say`Sources`}</h3>
        <Lines text={question.sources} />
      </>
    )}
    {!question.archived_at && !isOver(question) && <WhoDecides question={question} />}
    {!isPersonal(question) && (
      <p class="meta">
        <a href={`/log?question=${question.id}`}>{say`Every decision on this question`}</a>
      </p>
    )}
  </section>
)

const isOver = ({ phase }: SeenQuestion) => phase === 'final' || phase === 'annulled'

const WhoDecides = ({ question }: { question: SeenQuestion }) => (
  <p class="meta muted">
    {isPersonal(question)
      ? say`Whoever asks it records how it ended.`
      : say`A moderator of this site records the outcome with a reason and evidence, by ${<When at={question.resolve_by} />}.`}{' '}
    {say`Forecasts count from the opening to the moment the outcome was knowable; what comes later does not.`}
  </p>
)
