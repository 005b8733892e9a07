import type { Child } from 'hono/jsx'
import { pathOf, type SeenQuestion } from '#src/questions/question.ts'

type ForecastableProps = { question: SeenQuestion; children?: Child }

/** Leads to the form of a question that has several fields. */
export const Forecastable = ({ question, children }: ForecastableProps) => (
  <a href={`${pathOf(question)}#forecast-panel`}>
    {children}
    <span class="visually-hidden">: {question.title}</span>
  </a>
)
