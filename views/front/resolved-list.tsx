import type { Resolved } from '#src/front/queries.ts'
import { pathOf } from '#src/questions/question.ts'
import { distance, score } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { useReader } from '../reader.ts'
import { say } from '../say.ts'

/** What came about, and how well the crowd had foreseen it. */
export const ResolvedList = ({ resolved }: { resolved: Resolved[] }) => (
  <>
    <h2>{say`Just resolved`}</h2>
    <p class="muted">{say`With the crowd's ${<a href="/help#brier-score">{say`Brier score`}</a>}: 0 is perfect, 0.25 is always saying 50%, 1 is worst.`}</p>
    <ul class="list">
      {resolved.map((question) => (
        <li>
          <a href={pathOf(question)}>{question.title}</a>
          <br />
          <span class="meta">
            <HowItWent question={question} />
          </span>
        </li>
      ))}
    </ul>
  </>
)

const HowItWent = ({ question }: { question: Resolved }) => {
  const { spec, outcome, crowd_score, resolved_at } = question
  const { OutcomeInWords } = viewOf(spec)
  return (
    <>
      {outcome ? (
        <strong>
          <OutcomeInWords spec={spec} outcome={outcome} />
        </strong>
      ) : (
        say`Annulled: nobody is scored`
      )}
      {crowd_score !== null && <> · {say`the crowd scored ${score(crowd_score)}`}</>}{' '}
      <span class="muted">
        · <time datetime={resolved_at.toISOString()}>{distance(resolved_at, useReader().now)}</time>
      </span>
    </>
  )
}
