import { may } from '#src/accounts/policy.ts'
import type { Actor } from '#src/db/ctx.ts'
import type { ToldInRows } from '#src/forecasts/rows.ts'
import type { Lead, Resolved } from '#src/front/queries.ts'
import type { SeenQuestion } from '#src/questions/question.ts'
import { Rows } from '../questions/rows.tsx'
import { say } from '../say.ts'
import { FirstStep, HowToBegin } from './first-step.tsx'
import { LeadClaim } from './lead-claim.tsx'
import { ResolvedList } from './resolved-list.tsx'

type HomePageProps = {
  lead: Lead | undefined
  closing: SeenQuestion[]
  open: SeenQuestion[]
  told: ToldInRows
  resolved: Resolved[]
  actor: Actor | undefined
}

export const HomePage = ({ lead, closing, open, told, resolved, actor }: HomePageProps) => {
  const isEmpty = !lead && closing.length + open.length === 0
  return (
    <>
      <h1>{say`What will come true?`}</h1>
      <p>{say`Claims from the news about the future: quoted, forecast, scored. ${<a href="/help">{say`How it works`}</a>}`}</p>
      {may(actor, 'administer') && resolved.length === 0 && <HowToBegin />}
      {isEmpty && <FirstStep actor={actor} isFirst={resolved.length === 0} />}
      {lead && <LeadClaim lead={lead} told={told} />}
      {closing.length > 0 && (
        <>
          <h2>{say`Closing soon`}</h2>
          <Rows questions={closing} told={told} back="/" />
        </>
      )}
      {open.length > 0 && (
        <>
          <h2>{say`Open questions`}</h2>
          <Rows questions={open} told={told} back="/" />
        </>
      )}
      <p>
        <a href="/questions">{say`All questions`}</a>
      </p>
      {resolved.length > 0 && <ResolvedList resolved={resolved} />}
    </>
  )
}
