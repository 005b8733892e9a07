import type { Child } from 'hono/jsx'
import type { Question } from '#src/db/schema.ts'
import type { NewlyResolved } from '#src/front/queries.ts'
import { pathOf } from '#src/questions/question.ts'
import { score } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { When } from '../parts/when.tsx'
import { say } from '../say.ts'

type DeskPageProps = {
  resolved: NewlyResolved[]
  drafts: Pick<Question, 'id' | 'title'>[]
  children?: Child
}

/** What a forecaster comes for each day: what ended, what is near, what stands. */
export const DeskPage = ({ resolved, drafts, children }: DeskPageProps) => (
  <>
    <h1>{say`My desk`}</h1>
    {resolved.length > 0 && (
      <section>
        <h2>{say`Newly resolved`}</h2>
        <ul class="list">
          {resolved.map((question) => (
            <Resolved question={question} />
          ))}
        </ul>
      </section>
    )}
    {children}
    {drafts.length > 0 && (
      <section>
        <h2>{say`Questions of yours that wait for review`}</h2>
        <ul class="list">
          {drafts.map((question) => (
            <li>
              <a href={pathOf(question)}>{question.title}</a>
            </li>
          ))}
        </ul>
      </section>
    )}
  </>
)

const Resolved = ({ question }: { question: NewlyResolved }) => {
  const { outcome, spec, average, made_at } = question
  const { OutcomeInWords } = viewOf(spec)
  return (
    <li>
      <a href={pathOf(question)}>{question.title}</a>
      <br />
      <span class="meta">
        <strong>{outcome ? <OutcomeInWords {...{ spec, outcome }} /> : say`Annulled`}</strong>,{' '}
        <When at={made_at} />
        {outcome && average !== null && (
          <>
            {' '}
            ·{' '}
            {say`your Brier score ${<a href={`${pathOf(question)}#own-score`}>{say`${score(average)}, summed up`}</a>}`}
          </>
        )}
      </span>
    </li>
  )
}
