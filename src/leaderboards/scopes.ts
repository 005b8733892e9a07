import { sql } from 'kysely'
import type { Db } from '#src/db/ctx.ts'
import { missing } from '#src/lib/refusal.ts'
import { partsOf } from './board.ts'
import { listTournaments } from './tournament-queries.ts'

/** What a board is over, as it can be told: its kind, its own name, and where that stands. */
export type Scope = { key: string; kind: string; title: string; path: string | undefined }

const TOPICS_SHOWN = 12
const SEASONS_SHOWN = 8
const TOURNAMENTS_SHOWN = 8

/** The name of a board; 404 for what a board cannot be over. */
export async function nameOf(db: Db, key: string): Promise<Scope> {
  const { kind, name } = partsOf(key)
  if (kind === 'article') return namedBy(await articleNamed(db, Number(name)), key)
  if (kind === 'claim') return namedBy(await claimNamed(db, Number(name)), key)
  if (kind === 'tournament') return namedBy(await tournamentNamed(db, Number(name)), key)
  return { key, kind, title: name, path: undefined }
}

type Named = { title: string; path: string | undefined } | undefined

function namedBy(named: Named, key: string): Scope {
  if (!named) throw missing('page')
  return { key, kind: partsOf(key).kind, ...named }
}

async function articleNamed(db: Db, id: number): Promise<Named> {
  const article = await db
    .selectFrom('articles')
    .select(['title', 'slug'])
    .where('id', '=', id)
    .executeTakeFirst()
  return article && { title: article.title, path: `/articles/${article.slug}` }
}

async function claimNamed(db: Db, id: number): Promise<Named> {
  const claim = await db
    .selectFrom('claims')
    .select('short')
    .where('id', '=', id)
    .executeTakeFirst()
  return claim && { title: claim.short, path: `/claims/${id}` }
}

async function tournamentNamed(db: Db, id: number): Promise<Named> {
  const tournament = await db
    .selectFrom('tournaments')
    .select('name')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return tournament && { title: tournament.name, path: `/tournaments/${id}` }
}

/** Boards beside the one of everything: the newest seasons, the topics of most questions. */
export type OtherBoards = { seasons: Scope[]; topics: Scope[]; tournaments: Scope[] }

export async function otherBoards(db: Db): Promise<OtherBoards> {
  const { rows } = await sql<{ key: string }>`
    (select key from boards where key like 'season/%' order by key desc limit ${SEASONS_SHOWN})
    union all
    (select key from boards where key like 'topic/%' order by questions desc, key
      limit ${TOPICS_SHOWN})`.execute(db)
  const scopes = rows.map(({ key }) => {
    const { kind, name } = partsOf(key)
    return { key, kind, title: name, path: undefined }
  })
  return {
    seasons: scopes.filter(({ kind }) => kind === 'season'),
    topics: scopes.filter(({ kind }) => kind === 'topic'),
    tournaments: (await listTournaments(db, TOURNAMENTS_SHOWN)).map(({ id, name }) => ({
      ...{ key: `tournament/${id}`, kind: 'tournament', title: name, path: `/tournaments/${id}` },
    })),
  }
}
