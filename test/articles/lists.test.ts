import { expect } from 'vitest'
import { listArticles } from '#src/articles/list-articles.ts'
import { openOnArticles } from '#src/questions/matching.ts'
import { aClaim } from '#test/support/claims.ts'
import { asPart, test, type World } from '#test/support/world.ts'
import { faultsOf } from '#test/views/faults.ts'
import { all, heard, links, one, read } from '#test/views/reading.ts'

/** Articles of a publisher of one's own, a day each, the last the newest. */
async function publish(w: World, titles: string[], publisher = `Press ${w.mona.id}`) {
  const rows = titles.map((title, index) => ({
    slug: `list-${w.mona.id}-${index}-${publisher.length}`,
    ...{ kind: 'original' as const, title, publisher, rights: 'quote_only' as const },
    published_on: `2026-01-${String((index % 20) + 1).padStart(2, '0')}`,
    added_by: w.mona.id,
  }))
  await w.db.insertInto('articles').values(rows).execute()
  return publisher
}

const list = async (w: World, query: Record<string, string>) => {
  const response = await w.send('GET', `/articles?${new URLSearchParams(query)}`)
  expect(response.status).toBe(200)
  return read(response.text())
}

const titles = (page: Awaited<ReturnType<typeof list>>) =>
  all(page, 'li').map((line) => heard(all(line, 'a')[0] as typeof line))

test('articles are narrowed by publisher and by words, and both', async ({ w }) => {
  const publisher = await publish(w, ['A tide of steel', 'A steel quay', 'A wooden quay'])
  await publish(w, ['A quay elsewhere'], `${publisher} Abroad`)
  expect(titles(await list(w, { publisher }))).toEqual([
    ...['A wooden quay', 'A steel quay', 'A tide of steel'],
  ])
  expect(titles(await list(w, { publisher, q: 'quays' }))).toEqual([
    'A wooden quay',
    'A steel quay',
  ])
  expect(titles(await list(w, { publisher, q: 'quay -wooden' }))).toEqual(['A steel quay'])
  const none = await list(w, { publisher, q: 'glacier' })
  expect(titles(none)).toEqual(['the words "glacier"', `the publisher "${publisher}"`])
})

test('pages of a narrowed list follow each other, each with the total', async ({ w }) => {
  const publisher = await publish(
    w,
    Array.from({ length: 30 }, (_, n) => `Number ${n}`),
  )
  const first = await list(w, { publisher, q: 'number' })
  expect(heard(first)).toContain('30 articles')
  const more = links(first)['Show more'] as string
  expect(new URLSearchParams(more.split('?')[1]).get('q')).toBe('number')
  const second = await read((await w.send('GET', more)).text())
  expect(heard(second)).toContain('30 articles')
  const shown = [...titles(first), ...titles(second)]
  expect([shown.length, new Set(shown).size]).toEqual([30, 30])
})

test.for(['', '1', 'a.b', '1.1.1', '99999999999999999999.1', "'; --"])(
  'the cursor %j breaks no list',
  async (after, { w }) => {
    await publish(w, ['One'])
    expect(titles(await list(w, { after })).length).toBeGreaterThanOrEqual(0)
    const { total } = await listArticles(w.db, { q: '', publisher: '' }, after)
    expect(total).toBeGreaterThan(0)
  },
)

test('the list comes as a part for htmx and inside the page for a browser', async ({ w }) => {
  await publish(w, ['One'])
  const part = await (await w.send('GET', '/articles', undefined, {}, asPart)).text()
  expect(part).toMatch(/^<section id="article-list">/)
  const page = await list(w, {})
  expect(one(page, 'section').attributes.id).toBe('article-list')
  expect(faultsOf(page)).toEqual([])
})

test('what is open on an article is counted once, and only what everybody is asked', async ({
  w,
}) => {
  const claim_id = await aClaim(w)
  const { article_id } = await w.db
    .selectFrom('claims')
    .select('article_id')
    .where('id', '=', claim_id)
    .executeTakeFirstOrThrow()
  const second = await w.db
    .insertInto('claims')
    .values({
      ...{ article_id, statement: 'It will snow.', short: 'Snow', kind: 'explicit' },
      ...{ stance: 'asserts', said_on: '2026-02-20', made_by: w.mona.id },
      speaker_id: (await w.db.selectFrom('speakers').select('id').executeTakeFirstOrThrow()).id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const made = [
    await w.makeQuestion(),
    await w.makeQuestion({ state: 'draft' }),
    await w.makeQuestion({ audience: 'oneself' }),
    await w.makeQuestion({ closes_at: new Date('2026-03-01T11:00Z') }),
    await w.makeQuestion({ removed_at: new Date('2026-03-01T11:00Z') }),
  ]
  const rows = made.map(({ id }) => ({ claim_id, question_id: id, relation: 'proxy' as const }))
  const again = { claim_id: second.id, question_id: made[0]?.id as number }
  await w.db
    .insertInto('claim_questions')
    .values([...rows, { ...again, relation: 'context' }])
    .execute()
  expect(await openOnArticles(w.ctxOf(w.mona), [article_id])).toEqual(new Map([[article_id, 1]]))
  expect(await openOnArticles(w.ctxOf(), [])).toEqual(new Map())
})
