import type { QuotedClaim } from '#src/claims/queries.ts'
import { calendarDay } from '../format.ts'
import { say } from '../say.ts'
import { stanceBy } from './words.ts'

/** Who said it and, apart, who passes it on; how firmly; and what its deadline is taken to mean. */
export const WhoSaidIt = ({ claim }: { claim: QuotedClaim }) => (
  <p class="meta muted">
    {stanceBy[claim.stance](claim.speaker)}
    {claim.reporter && <>, {say`as ${claim.reporter} reports`}</>}
    {claim.hedge && <>, {say`with the words "${claim.hedge}"`}</>}.
    <Deadline claim={claim} />
  </p>
)

const Deadline = ({ claim }: { claim: QuotedClaim }) => {
  const { deadline_text, deadline_reading } = claim
  const day = deadline_reading && claim[`deadline_${deadline_reading}`]
  if (!day) return null
  return (
    <>
      {' '}
      {deadline_text
        ? say`Deadline: "${deadline_text}", read as ${calendarDay(day)}.`
        : say`Deadline: read as ${calendarDay(day)}.`}
    </>
  )
}
