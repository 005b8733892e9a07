import { closeInForce, isPersonal, type SeenQuestion } from '#src/questions/question.ts'
import { When, WhenAndHowFar } from '../parts/when.tsx'
import { useReader } from '../reader.ts'
import { audienceWords, stateWords } from '../words.ts'

/** How far a question has come, and what to know before one relies on it. */
export const StateLine = ({ question }: { question: SeenQuestion }) => (
  <p class="meta">
    <span class="state">{stateWords(question)}</span>{' '}
    {question.audience !== 'everybody' && (
      <>
        <span class="state">{audienceWords[question.audience]}</span>{' '}
      </>
    )}
    {!question.reviewed_at && !isPersonal(question) && (
      <>
        <a class="state" href="/help#unreviewed">
          unreviewed
        </a>{' '}
      </>
    )}
    {!question.scored && <span class="state">not scored</span>}{' '}
    {closeWord(question, useReader().now)} <WhenAndHowFar at={closeInForce(question)} />
    {question.precheck && (
      <span class="muted">
        {' '}
        · last checked against the world <When at={question.prechecked_at ?? question.made_at} />
        {!question.prechecked_by && ', not yet by a moderator of this site'}
      </span>
    )}
  </p>
)

/** A question that is resolved early never reaches its close. */
const closeWord = (question: SeenQuestion, now: Date) => {
  if (question.phase === 'open' || question.phase === 'scheduled') return 'Closes'
  return closeInForce(question) > now ? 'Was to close' : 'Closed'
}
