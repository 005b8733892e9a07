import type { QuotedClaim } from '#src/claims/queries.ts'
import type { SeenCrowd } from '#src/forecasts/crowd.ts'
import type { Value } from '#src/kinds/index.ts'
import { slug } from '#src/lib/slug.ts'
import { closeInForce, type SeenQuestion } from '#src/questions/question.ts'
import { plural } from '../format.ts'
import { viewOf } from '../kinds/index.ts'
import { Empty } from '../parts/empty.tsx'
import { Form } from '../parts/form.tsx'
import { Lines, Prose } from '../parts/prose.tsx'
import { WhenAndHowFar } from '../parts/when.tsx'
import { say, speak } from '../say.ts'
import { stateWords, waitsForSecond } from '../words.ts'

type TestedClaim = Pick<QuotedClaim, 'id' | 'short'> & { question_id: number }

type QueueProps = {
  due: SeenQuestion[]
  unaccepted: SeenQuestion[]
  stakes: Map<number, Value>
  claims: TestedClaim[]
  crowds: Map<number, SeenCrowd>
}

/** What waits for a moderator. */
export const Queue = ({ due, unaccepted, stakes, claims, crowds }: QueueProps) => (
  <section id="queue">
    <h1>{say`Moderation`}</h1>
    <h2>{say`To resolve`}</h2>
    {due.length === 0 && <Empty>{say`Nothing is due.`}</Empty>}
    {due.map((question) => (
      <Due
        question={question}
        stake={stakes.get(question.id)}
        claims={claims.filter(({ question_id }) => question_id === question.id)}
        forecasters={crowds.get(question.id)?.forecasters ?? 0}
      />
    ))}
    <h2>{say`To accept`}</h2>
    {unaccepted.length === 0 && <Empty>{say`Every question is accepted.`}</Empty>}
    <ul class="list">
      {unaccepted.map((question) => (
        <li>
          <a href={pathOf(question)}>{question.title}</a>{' '}
          <span class="state">{stateWords(question)}</span>
          <Form action={`/questions/${question.id}/acceptances`}>
            <button class="quiet">{say`Accept`}</button>
          </Form>
        </li>
      ))}
    </ul>
  </section>
)

const pathOf = ({ id, title }: SeenQuestion) => `/questions/${id}-${slug(title)}`

type DueProps = {
  question: SeenQuestion
  stake: Value | undefined
  claims: TestedClaim[]
  forecasters: number
}

const Due = ({ question, stake, claims, forecasters }: DueProps) => {
  const { words } = viewOf(question.spec)
  return (
    <article class="card">
      <h3>
        <a href={pathOf(question)}>{question.title}</a>
      </h3>
      <p class="meta muted">
        {say`Closed ${<WhenAndHowFar at={closeInForce(question)} />}, ${plural(forecasters, 'forecast')} standing`}
        {!question.scored && <>, {say`not scored`}</>}
        {stake && (
          <>
            , <strong>{say`you said ${words(stake, question.spec)}`}</strong>
          </>
        )}
        .
      </p>
      <Prose text={question.criteria} />
      <WhatTells question={question} claims={claims} />
      {question.state === 'published' ? (
        <p>
          <a href={`/questions/${question.id}/resolutions/new`}>
            {say`Resolve`}
            <span class="visually-hidden">: {question.title}</span>
          </a>
        </p>
      ) : (
        <p>{speak(waitsForSecond)}</p>
      )}
    </article>
  )
}

/** What a moderator compares the rules with. */
const WhatTells = ({ question, claims }: Pick<DueProps, 'question' | 'claims'>) => {
  const { sources, precheck } = question
  if (claims.length === 0 && !sources && !precheck) return null
  return (
    <dl>
      {claims.length > 0 && <dt>{say`Claim`}</dt>}
      {claims.map(({ id, short }) => (
        <dd>
          <a href={`/claims/${id}`}>{short}</a>
        </dd>
      ))}
      {sources && <Told label={say`Sources`} lines={sources} />}
      {precheck && <Told label={say`To check against the world`} lines={precheck} />}
    </dl>
  )
}

const Told = ({ label, lines }: { label: string; lines: string }) => (
  <>
    <dt>{label}</dt>
    <dd>
      <Lines text={lines} />
    </dd>
  </>
)
