import { readDeadline } from '#src/claims/claim.ts'
import type { QuotedClaim } from '#src/claims/queries.ts'
import { calendarDay } from '../format.ts'
import { say, speak } from '../say.ts'
import { anchorWords, readingWords, stanceBy } from './words.ts'

/** Who said it and, apart, who passes it on; how firmly; by when; and whether it still stands. */
export const ClaimFacts = ({ claim }: { claim: QuotedClaim }) => (
  <dl>
    <dt>{say`Speaker`}</dt>
    <dd>{stanceBy[claim.stance](claim.speaker)}</dd>
    {claim.reporter && (
      <>
        <dt>{say`Reporter`}</dt>
        <dd>{say`${claim.reporter}, who passes it on`}</dd>
      </>
    )}
    {claim.hedge && (
      <>
        <dt>{say`Hedge`}</dt>
        <dd>"{claim.hedge}"</dd>
      </>
    )}
    <Deadline claim={claim} />
    <dt>{say`Since then`}</dt>
    <dd>{speak(anchorWords[claim.anchor.state])}</dd>
  </dl>
)

const Deadline = ({ claim }: { claim: QuotedClaim }) => {
  const { deadline_text, deadline_reading, deadline_note } = claim
  const day = readDeadline(claim)
  if (!day || !deadline_reading) return null
  return (
    <>
      <dt>{say`Deadline`}</dt>
      <dd>
        {deadline_text && `"${deadline_text}", `}
        {say`read as ${calendarDay(day)}, ${speak(readingWords[deadline_reading])}`}
        {deadline_note && `. ${deadline_note}`}
      </dd>
    </>
  )
}
