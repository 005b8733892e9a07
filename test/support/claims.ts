import type { World } from './world.ts'

let used = 0

/** A claim on an article, with or without a deadline. */
export async function aClaim(w: World, deadline?: string): Promise<number> {
  const article = await w.db
    .insertInto('articles')
    .values({
      slug: `article-${w.mona.id}-${++used}`,
      ...{ kind: 'original', title: 'Rails', publisher: 'The Harbour Post', rights: 'quote_only' },
      ...{ published_on: '2026-02-20', added_by: w.mona.id },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const version = await w.db
    .insertInto('article_versions')
    .values({
      article_id: article.id,
      text: null,
      text_sha256: 'x',
      body_sha256: 'x',
      obtained: 'paste',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const speaker = await w.db
    .insertInto('speakers')
    .values({ name: `speaker ${w.mona.id} ${used}`, kind: 'person' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await w.db
    .insertInto('claims')
    .values({
      ...{ article_id: article.id, statement: 'It will rain.', short: 'Rain', kind: 'explicit' },
      ...{ speaker_id: speaker.id, stance: 'asserts', said_on: '2026-02-20', made_by: w.mona.id },
      deadline_latest: deadline ?? null,
      deadline_reading: deadline ? 'latest' : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await w.db
    .insertInto('claim_anchors')
    .values({
      ...{
        claim_id: id,
        version_id: version.id,
        exact: 'it will surely rain',
        prefix: '',
        suffix: '',
      },
      ...{ start: 0, end: 19, block: 0, block_kind: 'paragraph', block_sha256: 'x' },
      ...{ method: 'created', state: 'exact', made_at: new Date('2026-03-01T12:00Z') },
    })
    .execute()
  return id
}
