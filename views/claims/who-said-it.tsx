import type { QuotedClaim } from '#src/claims/queries.ts'
import { calendarDay } from '../format.ts'
import { stanceWords } from '../words.ts'

/** Who said it and, apart, who passes it on; how firmly; and what its deadline is taken to mean. */
export const WhoSaidIt = ({ claim }: { claim: QuotedClaim }) => (
  <p class="meta muted">
    {claim.speaker} {stanceWords[claim.stance]}
    {claim.reporter && `, as ${claim.reporter} reports`}
    {claim.hedge && `, with the words "${claim.hedge}"`}.<Deadline claim={claim} />
  </p>
)

const Deadline = ({ claim }: { claim: QuotedClaim }) => {
  const { deadline_text, deadline_reading } = claim
  const day = deadline_reading && claim[`deadline_${deadline_reading}`]
  if (!day) return null
  return (
    <>
      {' '}
      Deadline: {deadline_text && `"${deadline_text}", `}read as {calendarDay(day)}.
    </>
  )
}
