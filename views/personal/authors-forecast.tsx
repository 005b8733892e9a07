import type { Value } from '#src/kinds/index.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { viewOf } from '../kinds/index.ts'
import { say } from '../say.ts'

type AuthorsForecastProps = { question: SeenQuestion; told: Value | undefined }

/** For whoever was given the link: what its author says; nobody else forecasts here. */
export const AuthorsForecast = ({ question, told }: AuthorsForecastProps) => (
  <section class="card">
    <h2>{say`The author's forecast`}</h2>
    {told ? (
      <p class="big">{viewOf(question.spec).words(told, question.spec)}</p>
    ) : (
      <p>{say`None stands.`}</p>
    )}
    <p class="meta muted">{say`Somebody asks this for themselves and gave you the link. Only they forecast and resolve it.`}</p>
  </section>
)
