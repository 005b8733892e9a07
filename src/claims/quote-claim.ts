import { z } from 'zod'
import { allow } from '#src/accounts/policy.ts'
import { findArticle, newestVersion, type ReadVersion } from '#src/articles/queries.ts'
import { type Ctx, type Trx, transact } from '#src/db/ctx.ts'
import type { Block, Claim } from '#src/db/schema.ts'
import { record } from '#src/events/record.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'
import { type Anchor, type AnchorProblem, isSameClaim, makeAnchor } from '#src/quotes/anchor.ts'
import { blockHash, normalise } from '#src/quotes/blocks.ts'
import { type NewClaim, newClaim } from './claim.ts'
import { claimsOf, speakerNamed } from './queries.ts'

/** More are no choice: whoever sees them quotes more of the sentence. */
const MOST_PLACES = 20

const quoted = z.object({
  quote: z
    .string(sentence`Paste the words.`)
    .max(2000, sentence`Paste only the words of the claim.`),
  /** Where it begins, chosen when the words stand at several places. */
  place: z.coerce.number().int().optional(),
  /** The whole paragraph around the quote, where the article's text is not kept. */
  paragraph: z.string().max(20_000).default(''),
  confirmed: z.string().default(''),
})
type Quoted = z.output<typeof quoted>

/** Turns words of an article into a claim with its anchor, in one step. */
export function quoteClaim(
  ctx: Ctx,
  article_id: number,
  input: Record<string, string>,
): Promise<Claim> {
  allow(ctx.actor, 'edit_articles')
  const { quote, place, paragraph, confirmed, ...rest } = input
  const words = parse(quoted, { quote, place: place || undefined, paragraph, confirmed })
  const claim = parse(newClaim, rest)

  return transact(ctx, async (trx) => {
    const version = await newestVersion(trx, article_id)
    const anchor = anchorIn(version, words)
    refuseAside(anchor, words)
    await refuseTwin(trx, article_id, anchor)
    return placeClaim(trx, ctx, { article_id, version_id: version.id, claim, anchor })
  })
}

type Placed = {
  article_id: number
  version_id: number
  claim: NewClaim & { starter_key?: string }
  anchor: Anchor & { block_sha256: string }
}

/** Writes a claim and its anchor, and says so in the log. */
export async function placeClaim(trx: Trx, ctx: Ctx, placed: Placed): Promise<Claim> {
  const { article_id, version_id, anchor } = placed
  const { speaker, speaker_kind, reporter, said_on, ...claim } = placed.claim
  const article = await findArticle(trx, article_id)
  const row = await trx
    .insertInto('claims')
    .values({
      ...claim,
      article_id,
      said_on: said_on ?? article.published_on,
      speaker_id: await speakerNamed(trx, speaker, speaker_kind),
      reporter_id: reporter ? await speakerNamed(trx, reporter, 'outlet') : null,
      made_by: allow(ctx.actor, 'edit_articles').id,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('claim_anchors')
    .values({ ...anchor, claim_id: row.id, version_id, method: 'created', state: 'exact' })
    .execute()
  await record(trx, ctx, { name: 'claim.quoted', subject_id: row.id, at: row.made_at })
  return row
}

/** The anchor in the kept text, or in a pasted paragraph that is one of the article's. */
export function anchorIn(
  version: ReadVersion,
  { quote, place, paragraph }: Pick<Quoted, 'quote' | 'place' | 'paragraph'>,
) {
  const { shift, ...source } = sourceOf(version, paragraph) ?? refuseParagraph(paragraph)
  const anchor = sound(makeAnchor({ ...source, quote, at: place }))
  const { sha256 } = version.blocks[anchor.block] as Block
  return {
    ...anchor,
    start: anchor.start + shift,
    end: anchor.end + shift,
    block_sha256: sha256,
  }
}

/** What the form shows before anything is sent: the words found, or the places to choose from. */
export function lookFor(version: ReadVersion, quote: string, paragraph: string) {
  const source = sourceOf(version, paragraph)
  const made = source && makeAnchor({ ...source, quote })
  if (!made) return { exact: '', places: [] }
  if ('exact' in made) return { exact: made.exact, places: [] }
  const places = made.problem === 'ambiguous' ? made.places : []
  return { exact: '', places: places.slice(0, MOST_PLACES) }
}

/** The text to quote from: the kept one, or one whole paragraph of the article, pasted. */
function sourceOf({ text, blocks }: ReadVersion, paragraph: string) {
  if (text !== null) return { text, blocks, shift: 0 }
  const words = normalise(paragraph).trim()
  const own = blocks.find(({ sha256 }) => sha256 === blockHash(words))
  if (!own) return undefined
  const block = { index: own.index, kind: own.kind, start: 0, end: words.length }
  return { text: words, blocks: [block], shift: own.start }
}

function refuseParagraph(paragraph: string): never {
  throw fieldProblem(
    'paragraph',
    paragraph.trim() === ''
      ? sentence`Paste the whole paragraph that holds the words: the article itself is not kept here.`
      : sentence`This is none of the paragraphs of the article as it was added. Paste one of them whole.`,
  )
}

function sound(made: Anchor | AnchorProblem): Anchor {
  if (!('problem' in made)) return made
  throw fieldProblem('quote', wordsFor(made))
}

const ASIDE = new Set(['related', 'faq', 'boilerplate'])

/** What surrounds an article is seldom its claim; quoting it takes a second look. */
function refuseAside({ block_kind }: Anchor, { confirmed }: Quoted): void {
  if (ASIDE.has(block_kind) && confirmed !== 'yes')
    throw fieldProblem(
      'quote',
      sentence`These words stand in a part of the page that looks like "${block_kind}", not in the article itself. Tick the box below to quote them all the same.`,
    )
}

async function refuseTwin(trx: Trx, article_id: number, anchor: Anchor): Promise<void> {
  const twin = (await claimsOf(trx, article_id)).find((claim) => isSameClaim(claim.anchor, anchor))
  if (!twin) return
  const words = sentence`These words are already quoted: "${twin.short}", at /claims/${twin.id}. Nothing was added.`
  throw new Refusal('conflict', 'same_words', words, { fields: { quote: words } })
}

const fieldProblem = (field: string, words: string) =>
  new Refusal('invalid', 'quote', words, { fields: { [field]: words } })

function wordsFor(made: AnchorProblem): string {
  switch (made.problem) {
    case 'too_short':
      return sentence`Quote at least 20 characters, so that the place can be found again.`
    case 'too_long':
      return sentence`Quote at most 300 characters.`
    case 'too_few_words':
      return sentence`Quote at least three words.`
    case 'two_blocks':
      return sentence`The words cross from one paragraph into the next. Quote from one of them.`
    case 'not_found':
      return made.nearest
        ? sentence`These words are not in the article. The nearest passage is: "${made.nearest}"`
        : sentence`These words are not in the article.`
    case 'ambiguous':
      return sentence`These words stand ${made.places.length} times. Choose the place below, or quote more of the sentence.`
  }
}
