import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { systemActor } from '#src/accounts/system-person.ts'
import { placeArticle } from '#src/articles/add-article.ts'
import { newestVersion } from '#src/articles/queries.ts'
import { anchorIn, placeClaim } from '#src/claims/quote-claim.ts'
import { readClock } from '#src/db/clock.ts'
import { type Ctx, type Db, type Trx, transact } from '#src/db/ctx.ts'
import type { Article, NewQuestionRow } from '#src/db/schema.ts'
import { anySpec, isKnownKind } from '#src/kinds/index.ts'
import { type Link, placeQuestion } from '#src/questions/place-question.ts'
import {
  type PracticeQuestion,
  readStarter,
  type StarterClaim,
  type StarterQuestion,
} from './starter.ts'

/** When the starter's questions were last compared with the world; moderators tick them off. */
const CHECKED_ON = new Date('2026-07-31T00:00Z')
const DAY_MS = 86_400_000

const fileOf = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../../starter/${name}`, import.meta.url)), 'utf8')

/** Loads the starter content, by the rules everybody follows. A second loading adds nothing. */
export async function seed(db: Db, say: (line: string) => void): Promise<void> {
  const starter = readStarter(fileOf)
  const ctx: Ctx = { db, actor: await systemActor(db) }
  const added = await transact(ctx, async (trx) => {
    const own = { ...ctx, db: trx }
    const now = await readClock(trx)
    const { article, isNew } = await seedArticle(trx, own, starter.article)
    const claims = await seedClaims(trx, own, article, starter.claims, starter.speakers)
    const known = await keysOf(trx)
    let questions = 0
    for (const question of starter.questions) {
      if (known.has(question.key) || !isKnownKind(question.type)) continue
      await placeQuestion(trx, own, rowOf(question, own, now), linksOf(question, claims))
      questions++
    }
    for (const question of starter.practice) {
      if (known.has(question.key)) continue
      await placeQuestion(trx, own, practiceRow(question, own, now), [])
      questions++
    }
    return { isNew, questions }
  })
  if (added.isNew || added.questions > 0)
    say(`Loaded the starter article with ${added.questions} questions.`)
}

const keysOf = async (trx: Trx): Promise<Set<string>> => {
  const rows = await trx
    .selectFrom('questions')
    .select('starter_key')
    .where('starter_key', 'is not', null)
    .execute()
  return new Set(rows.map(({ starter_key }) => starter_key as string))
}

type StarterArticle = ReturnType<typeof readStarter>['article']

async function seedArticle(trx: Trx, ctx: Ctx, { text, ...row }: StarterArticle) {
  const known = await trx
    .selectFrom('articles')
    .selectAll()
    .where('starter_key', '=', row.starter_key)
    .executeTakeFirst()
  if (known) return { article: known, isNew: false }
  const added_by = ctx.actor?.id as number
  const article = await placeArticle(trx, ctx, { ...row, added_by }, { text, obtained: 'starter' })
  return { article, isNew: true }
}

/** @returns the ids of all starter claims by their key */
async function seedClaims(
  trx: Trx,
  ctx: Ctx,
  article: Article,
  claims: StarterClaim[],
  speakers: Map<string, Pick<StarterClaim['claim'], 'speaker' | 'speaker_kind'>>,
): Promise<Map<string, number>> {
  const version = await newestVersion(trx, article.id)
  const rows = await trx
    .selectFrom('claims')
    .select(['id', 'starter_key'])
    .where('article_id', '=', article.id)
    .execute()
  const ids = new Map(
    rows.flatMap(({ id, starter_key }) => (starter_key ? [[starter_key, id] as const] : [])),
  )
  for (const { quote, claim } of claims) {
    if (ids.has(claim.starter_key)) continue
    const anchor = anchorIn(version, { quote, place: undefined, paragraph: '' })
    const said = { ...claim, ...speakers.get(claim.speaker) }
    const reporter = claim.reporter && (speakers.get(claim.reporter)?.speaker ?? claim.reporter)
    const placed = { article_id: article.id, version_id: version.id, anchor }
    const { id } = await placeClaim(trx, ctx, { ...placed, claim: { ...said, reporter } })
    ids.set(claim.starter_key, id)
  }
  return ids
}

const linksOf = ({ claims }: StarterQuestion, ids: Map<string, number>): Link[] =>
  claims.flatMap(({ claim, ...link }) => {
    const claim_id = ids.get(claim)
    return claim_id ? [{ ...link, claim_id }] : []
  })

const STATES = { open: 'published', due: 'published', draft: 'draft' } as const

/**
 * Questions open when the site first starts. One that is due stays closed and waits for a
 * moderator; one whose close has passed meanwhile is put away.
 */
function rowOf(question: StarterQuestion, { actor }: Ctx, now: Date): NewQuestionRow {
  const {
    key,
    type,
    options,
    range,
    status,
    claims: _,
    reported,
    fine_print,
    sources,
    precheck,
    ...rest
  } = question
  const isDue = status === 'due'
  const overdue = !isDue && rest.closes_at <= now
  const opens_at = isDue || overdue ? rest.opens_at : now
  const heard = reported
    ? [`Reported: ${reported.outcome}, known at ${reported.known_at}. ${reported.note}`]
    : []
  return {
    ...rest,
    author_id: actor?.id as number,
    spec: anySpec.parse({ kind: type, ...(options && { options }), ...range }),
    fine_print: fine_print.join('\n'),
    sources: sources.join('\n'),
    precheck: [...precheck, ...heard].join('\n'),
    prechecked_at: CHECKED_ON,
    state: STATES[status],
    opens_at,
    reveal_at: new Date(Math.min(opens_at.getTime() + DAY_MS, rest.closes_at.getTime())),
    reviewed_at: status === 'draft' ? null : now,
    archived_at: overdue ? now : null,
    starter_key: key,
  }
}

function practiceRow(
  { key, minutes, ...words }: PracticeQuestion,
  { actor }: Ctx,
  now: Date,
): NewQuestionRow {
  const closes_at = new Date(now.getTime() + minutes * 60_000)
  return {
    ...words,
    author_id: actor?.id as number,
    spec: { kind: 'binary' },
    practice: true,
    state: 'published',
    opens_at: now,
    closes_at,
    reveal_at: closes_at,
    resolve_by: new Date(closes_at.getTime() + DAY_MS),
    reviewed_at: now,
    starter_key: key,
  }
}
