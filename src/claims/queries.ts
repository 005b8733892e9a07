import { sql } from 'kysely'
import type { Db, Trx } from '#src/db/ctx.ts'
import type { Article, Claim, ClaimAnchor } from '#src/db/schema.ts'
import { rankOf, speaksOf } from '#src/db/search.ts'
import { missing } from '#src/lib/refusal.ts'
import type { SpeakerKind } from './claim.ts'

/** A claim as its card shows it: its newest anchor, and who said and who passed it on. */
export type QuotedClaim = Claim & {
  speaker: string
  speaker_kind: SpeakerKind
  reporter: string | null
  anchor: ClaimAnchor
  /** Of its words, as of the article they stand in. */
  language: string
}

const quotedClaims = (db: Db) =>
  db
    .selectFrom('claims')
    .innerJoin('speakers', 'speakers.id', 'claims.speaker_id')
    .leftJoin('speakers as reporters', 'reporters.id', 'claims.reporter_id')
    .innerJoin('articles', 'articles.id', 'claims.article_id')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('claim_anchors')
          .select(sql<ClaimAnchor>`to_jsonb(claim_anchors)`.as('anchor'))
          .whereRef('claim_anchors.claim_id', '=', 'claims.id')
          .orderBy('claim_anchors.id', 'desc')
          .limit(1)
          .as('newest'),
      (join) => join.onTrue(),
    )
    .selectAll('claims')
    .select(['speakers.name as speaker', 'speakers.kind as speaker_kind'])
    .select(['reporters.name as reporter', 'newest.anchor', 'articles.language'])

/** The claims of an article in the order of its text. */
export const claimsOf = (db: Db, article_id: number): Promise<QuotedClaim[]> =>
  quotedClaims(db)
    .where('article_id', '=', article_id)
    .orderBy(sql`(anchor ->> 'start')::int`)
    .orderBy('claims.id')
    .execute()

export const findClaim = (db: Db, id: number): Promise<QuotedClaim> =>
  quotedClaims(db)
    .where('claims.id', '=', id)
    .executeTakeFirstOrThrow(() => missing('claim'))

/** A claim that was found, with the article it is quoted from. */
export type FoundClaim = QuotedClaim & { article: string }

/** The claims whose words, speaker or reporter speak most of something. */
export const claimsAbout = (db: Db, q: string, most: number): Promise<FoundClaim[]> =>
  quotedClaims(db)
    .innerJoin('claim_words', 'claim_words.claim_id', 'claims.id')
    .select('articles.title as article')
    .where(speaksOf(CLAIM_WORDS, q))
    .orderBy(rankOf(CLAIM_WORDS, q), 'desc')
    .orderBy('claims.id', 'desc')
    .limit(most)
    .execute()

const CLAIM_WORDS = sql`claim_words.words`

/** A claim with where it is quoted from. */
export type ClaimInArticle = QuotedClaim & Pick<Article, 'slug' | 'title'>

/** The claims that these questions test, of each the most directly tested first. */
export const claimsOnQuestions = (
  db: Db,
  question_ids: number[],
): Promise<(ClaimInArticle & { question_id: number })[]> =>
  quotedClaims(db)
    .innerJoin('claim_questions', 'claim_questions.claim_id', 'claims.id')
    .select(['articles.slug', 'articles.title', 'question_id'])
    .where('question_id', 'in', [0, ...question_ids])
    .orderBy(
      sql`array_position(array['direct','milestone','proxy','context'], claim_questions.relation)`,
    )
    .execute()

/** Finds somebody claims are ascribed to by name, or makes them known. */
export async function speakerNamed(trx: Trx, name: string, kind: SpeakerKind): Promise<number> {
  await trx
    .insertInto('speakers')
    .values({ name, kind })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .execute()
  const { id } = await trx
    .selectFrom('speakers')
    .select('id')
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return id
}
