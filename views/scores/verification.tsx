import type { Verification } from '#src/jobs/verify-site.ts'
import { say, speak } from '../say.ts'

const MOST_SHOWN = 100

type VerificationProps = { found: Verification; verdict: string }

/** Whether every stored score and line of a board is what the recorded facts give. */
export const VerificationPart = ({ found, verdict }: VerificationProps) => {
  const { scores, boards } = found
  const differences = [...scores.differences, ...(boards?.differences ?? [])]
  return (
    <section id="verification">
      <h1>{say`Verification`}</h1>
      <p>
        <strong>{speak(verdict)}</strong>
      </p>
      <ul class="list">
        {differences.slice(0, MOST_SHOWN).map((one) => (
          <li>{say`${
            'board' in one
              ? say`Board ${one.board}`
              : say`Question ${one.question_id}, round ${one.round}`
          }, ${one.who}: ${one.column} is stored as ${one.stored ?? say`nothing`}, computed as ${one.computed ?? say`nothing`}`}</li>
        ))}
      </ul>
      {differences.length > MOST_SHOWN && (
        <p>{say`The first ${MOST_SHOWN} are shown; the command line lists all.`}</p>
      )}
      <p>
        <a href="/admin">{say`Administration`}</a>
      </p>
    </section>
  )
}
