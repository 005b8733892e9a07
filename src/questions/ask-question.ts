import { allow, may } from '#src/accounts/policy.ts'
import { readDeadline } from '#src/claims/claim.ts'
import { findClaim, type QuotedClaim } from '#src/claims/queries.ts'
import { readClock } from '#src/db/clock.ts'
import { type Ctx, transact } from '#src/db/ctx.ts'
import type { Question } from '#src/db/schema.ts'
import { kindOf, type Spec } from '#src/kinds/index.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { findSite } from '#src/site/queries.ts'
import { type Link, placeQuestion } from './place-question.ts'
import { newQuestion, revealOf } from './question.ts'

const DAY_MS = 86_400_000
const DAYS_TO_RESOLVE = 14

/**
 * A member asks a question on a claim. Under the Club and Team presets it opens at once and is
 * labelled unreviewed until a moderator accepts it; under Public it waits in review.
 */
export function askQuestion(ctx: Ctx, input: unknown): Promise<Question> {
  const asker = allow(ctx.actor, 'ask')
  const { claim_id, relation, polarity, decides, favours, ...asked } = parse(newQuestion, input)
  return transact(ctx, async (trx) => {
    const claim = await findClaim(trx, claim_id)
    const now = await readClock(trx)
    const times = timesOf(asked, now)
    // Where several answers are marked, what a yes would say is not asked.
    const yes = favours ? { polarity: null, decides: null } : { polarity, decides }
    const link = { claim_id, relation, ...yes, favours }
    refuseBadLink(link, asked.spec, claim, times.closes_at)

    const { preset } = await findSite(trx)
    const accepted = may(asker, 'review')
    const row = {
      ...asked,
      ...times,
      author_id: asker.id,
      state: preset === 'public' ? ('review' as const) : ('published' as const),
      reviewed_at: accepted ? now : null,
      reviewed_by: accepted ? asker.id : null,
    }
    return placeQuestion(trx, ctx, row, [link])
  })
}

type Times = { opens_at: Date | null; closes_at: Date; resolve_by: Date | null }

/** Opens now unless told later. */
function timesOf({ opens_at: asked, closes_at, resolve_by }: Times, now: Date) {
  const opens_at = asked && asked > now ? asked : now
  if (closes_at <= opens_at)
    throw problem('closes_at', sentence`Forecasting has to end after it begins.`)
  const latest = resolve_by ?? new Date(closes_at.getTime() + DAYS_TO_RESOLVE * DAY_MS)
  if (latest < closes_at)
    throw problem('resolve_by', sentence`It is resolved at the close or later.`)
  return { opens_at, closes_at, resolve_by: latest, reveal_at: revealOf(opens_at, closes_at) }
}

/** Only what settles a claim may decide it. */
function refuseBadLink(link: Link, spec: Spec, claim: QuotedClaim, closes_at: Date): void {
  const { relation, decides, favours } = link
  const { answer } = kindOf(spec)
  if (answer === 'yes-or-no') refuseBadPolarity(link)
  // An amount speaks neither for nor against: whoever reads it judges.
  if (answer === 'options') refuseBadFavours(link, favours ?? [])
  if (relation !== 'direct' && decides)
    throw problem('decides', sentence`Only a direct question decides a claim.`)
  if (relation === 'direct') refuseUndecided(link, readDeadline(claim), closes_at)
}

function refuseBadPolarity({ relation, polarity }: Link): void {
  if (relation === 'context' && polarity)
    throw problem('polarity', sentence`Background speaks neither for nor against.`)
  if (relation !== 'context' && !polarity)
    throw problem('polarity', sentence`Say whether a yes supports or contradicts the claim.`)
}

/** Of several answers, those that speak for the claim are marked, instead of a yes or no. */
function refuseBadFavours({ relation }: Link, favours: string[]): void {
  if (relation === 'context' && favours.length > 0)
    throw problem(
      'options',
      sentence`Background speaks neither for nor against. Leave out the plus signs.`,
    )
  if (relation !== 'context' && favours.length === 0)
    throw problem('options', sentence`Put a + before each option that speaks for the claim.`)
}

/** A direct question says what settles the claim, and never before the claim's own deadline. */
function refuseUndecided(
  { decides, favours }: Link,
  deadline: string | null,
  closes_at: Date,
): void {
  if (!favours && !decides) throw problem('decides', sentence`Say which answers decide the claim.`)
  if (!deadline && decides === 'both')
    throw problem(
      'decides',
      sentence`This claim has no deadline, so that a "not yet" cannot refute it. Choose one answer.`,
    )
  if (deadline && closes_at < new Date(`${deadline}T00:00Z`))
    throw problem(
      'closes_at',
      sentence`The claim runs to ${deadline}; a direct question runs at least as long.`,
    )
}

const problem = (field: string, words: string) =>
  new Refusal('invalid', 'question', words, { fields: { [field]: words } })
