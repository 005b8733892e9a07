import { type SqlBool, sql } from 'kysely'
import type { Actor, Ctx } from '#src/db/ctx.ts'
import { type Page, readCursor, toPage } from '#src/lib/page.ts'
import { type LogEntry, publicEvents } from './event.ts'
import { aboutPeople, everything, kindOfMove, type LogFilter } from './filter.ts'

const PAGE = 50

/** What a move is about, in words that everybody may read: the title, name or handle. */
const subject = sql<string | null>`case
  when question_id is not null then (select title from questions where id = question_id
    and removed_at is null and state not in ('draft', 'review'))
  when name like 'article.%' then (select title from articles where id = subject_id)
  when name like 'tournament.%' then (select tournaments.name from tournaments where id = subject_id)
  when name like 'claim.%' then (select short from claims where id = subject_id)
  when name like 'role.%' or name like 'person.%' or name = 'password_reset.made' then (select handle from people where id = subject_id)
  end`

const article_slug = sql<string | null>`case when name like 'article.%'
  then (select slug from articles where id = subject_id) end`

/** Read from the facts a move of a result points to, so that it is told in the reader's words. */
const decided = sql<LogEntry['decided']>`(select
  jsonb_build_object('spec', spec, 'outcome', outcome, 'annulment', annulment)
  from resolution_entries entry join questions on questions.id = entry.question_id
  where events.name like 'resolution.%' and entry.id = events.subject_id
    and removed_at is null and state not in ('draft', 'review'))`

/** What somebody does with a question asked for oneself is told to nobody else. */
const isToldTo = (actor: Actor | undefined) =>
  sql<SqlBool>`not exists (select from questions where id = events.question_id
    and audience <> 'everybody' and author_id <> ${actor?.id ?? 0})`

/** By whom it was done, or to whom. */
const concerns = (handle: string) =>
  sql<SqlBool>`(lower(people.handle) = lower(${handle}) or (name = any(${[...aboutPeople]})
    and subject_id = (select id from people where lower(handle) = lower(${handle}))))`

/** The public log, newest first: who did what, when and why. */
export async function listLog(
  { db, actor }: Ctx,
  cursor?: string,
  { question, person, kind }: LogFilter = everything,
): Promise<Page<LogEntry>> {
  const [before] = readCursor(cursor, 1) ?? []
  const names = publicEvents.filter((name) => kind === '' || kindOfMove(name) === kind)
  const rows = await db
    .selectFrom('events')
    .leftJoin('people', 'people.id', 'events.actor_id')
    .leftJoin('texts', 'texts.sha256', 'events.reason_sha256')
    .select(['events.id', 'name', 'subject_id', 'question_id', 'link', 'events.made_at'])
    .select(['people.handle', 'texts.body as reason', subject.as('subject')])
    .select([article_slug.as('article_slug'), decided.as('decided')])
    .where('name', 'in', names)
    .where(isToldTo(actor))
    .$if(question !== '', (query) => query.where('question_id', '=', Number(question)))
    .$if(person !== '', (query) => query.where(concerns(person)))
    .$if(before !== undefined, (query) => query.where('events.id', '<', before as number))
    .orderBy('events.id', 'desc')
    .limit(PAGE + 1)
    .execute()
  return toPage(rows, PAGE, ({ id }) => [id])
}
