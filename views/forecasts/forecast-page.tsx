import type { Child } from 'hono/jsx'
import { closeInForce, pathOf, type SeenQuestion } from '#src/questions/question.ts'
import { Prose } from '../parts/prose.tsx'
import { WhenAndHowFar } from '../parts/when.tsx'
import { useReader } from '../reader.ts'
import { say } from '../say.ts'

type ForecastPageProps = { question: SeenQuestion; children?: Child }

/** Where a form that was sent without script is answered: the panel with what one has to know. */
export const ForecastPage = ({ question, children }: ForecastPageProps) => (
  <>
    <h1>
      <a href={pathOf(question)}>{question.title}</a>
    </h1>
    <p class="meta">
      {closeInForce(question) > useReader().now ? say`Closes` : say`Closed`}{' '}
      <WhenAndHowFar at={closeInForce(question)} />
    </p>
    {children}
    <Prose text={question.criteria} />
  </>
)
