import { closeInForce, isPersonal, type SeenQuestion } from '#src/questions/question.ts'
import { When, WhenAndHowFar } from '../parts/when.tsx'
import { useReader } from '../reader.ts'
import { say, speak } from '../say.ts'
import { audienceWords, stateWords } from '../words.ts'

type Of = { question: SeenQuestion }

/** How far a question has come, and what to know before one relies on it. */
export const StateLine = ({ question }: Of) => (
  <p class="meta">
    <span class="state">{stateWords(question)}</span>{' '}
    {question.audience !== 'everybody' && (
      <>
        <span class="state">{speak(audienceWords[question.audience])}</span>{' '}
      </>
    )}
    {!question.reviewed_at && !isPersonal(question) && (
      <>
        <a class="state" href="/help#unreviewed">{say`unreviewed`}</a>{' '}
      </>
    )}
    {!question.scored && <span class="state">{say`not scored`}</span>}{' '}
    {closeWord(question, useReader().now)} <WhenAndHowFar at={closeInForce(question)} />
    {question.precheck && (
      <span class="muted">
        {' '}
        · <Checked question={question} />
      </span>
    )}
  </p>
)

const Checked = ({ question: { prechecked_at, prechecked_by, made_at } }: Of) => {
  const at = <When at={prechecked_at ?? made_at} />
  return (
    <>
      {prechecked_by
        ? say`last checked against the world ${at}`
        : say`last checked against the world ${at}, not yet by a moderator of this site`}
    </>
  )
}

/** A question that is resolved early never reaches its close. */
const closeWord = (question: SeenQuestion, now: Date) => {
  if (question.phase === 'open' || question.phase === 'scheduled') return say`Closes`
  return closeInForce(question) > now ? say`Was to close` : say`Closed`
}
