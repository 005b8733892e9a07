import { readDeadline } from '#src/claims/claim.ts'
import type { QuotedClaim } from '#src/claims/queries.ts'
import { calendarDay } from '../format.ts'
import { anchorWords, readingWords, stanceWords } from '../words.ts'

/** Who said it and, apart, who passes it on; how firmly; by when; and whether it still stands. */
export const ClaimFacts = ({ claim }: { claim: QuotedClaim }) => (
  <dl>
    <dt>Speaker</dt>
    <dd>
      {claim.speaker} {stanceWords[claim.stance]}
    </dd>
    {claim.reporter && (
      <>
        <dt>Reporter</dt>
        <dd>{claim.reporter}, who passes it on</dd>
      </>
    )}
    {claim.hedge && (
      <>
        <dt>Hedge</dt>
        <dd>"{claim.hedge}"</dd>
      </>
    )}
    <Deadline claim={claim} />
    <dt>Newest text</dt>
    <dd>{anchorWords[claim.anchor.state]}</dd>
  </dl>
)

const Deadline = ({ claim }: { claim: QuotedClaim }) => {
  const { deadline_text, deadline_reading, deadline_note } = claim
  const day = readDeadline(claim)
  if (!day || !deadline_reading) return null
  return (
    <>
      <dt>Deadline</dt>
      <dd>
        {deadline_text && `"${deadline_text}", `}read as {calendarDay(day)},{' '}
        {readingWords[deadline_reading]}
        {deadline_note && `. ${deadline_note}`}
      </dd>
    </>
  )
}
