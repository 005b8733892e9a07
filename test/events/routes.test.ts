import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { publicEvents } from '#src/events/event.ts'
import { record } from '#src/events/record.ts'
import { makeForecast } from '#src/forecasts/make-forecast.ts'
import { wordsOf } from '#test/support/words.ts'
import { asPart, type Player, test, type World } from '#test/support/world.ts'

const at = new Date('2026-03-01T12:00Z')
const log = async (w: World, search = '', who?: Player) =>
  (await w.send('GET', `/log${search}`, who)).text()

/** What mona did to the world's question, as often as told. */
const accept = (w: World, times: number, link?: string) =>
  transact(w.ctxOf(w.mona), async (trx) => {
    const { id } = w.question
    const event = { name: 'question.accepted', subject_id: id, question_id: id } as const
    for (let time = 0; time < times; time++)
      await record(trx, w.ctxOf(w.mona), { ...event, at, ...(link && { link }) })
  })

test('everybody reads the same log: guests, members, barred people, admins', async ({ w }) => {
  await accept(w, 1)
  const main = (page: string) => /<main.*<\/main>/s.exec(page)?.[0]
  const guest = main(await log(w))
  expect(guest).toContain('Every decision on this site')
  for (const who of [w.bob, w.eve, w.ada]) expect(main(await log(w, '', who))).toBe(guest)
})

test('every kind of move has words of its own', async ({ w }) => {
  await transact(w.ctxOf(w.mona), async (trx) => {
    for (const name of publicEvents)
      await record(trx, w.ctxOf(w.mona), { name, subject_id: w.bob.id, at })
  })
  const words = await wordsOf(log(w))
  for (const name of publicEvents) expect(words).not.toContain(name)
})

test('what the site did by itself was done by somebody without a name', async ({ w }) => {
  const { id } = w.question
  await transact(w.ctxOf(), (trx) =>
    record(trx, w.ctxOf(), { name: 'question.accepted', subject_id: id, question_id: id, at }),
  )
  expect(await wordsOf(log(w))).toContain(': somebody accepted Will it rain?')
})

test('a longer log leads on, page by page, to its end', async ({ w }) => {
  await accept(w, 120)
  const seen: number[] = []
  for (let path: string | undefined = ''; path !== undefined; ) {
    const page: string = await log(w, path)
    seen.push(page.match(/<li>/g)?.length ?? 0)
    path = /href="\/log(\?after=\d+)" rel="next"/.exec(page)?.[1]
  }
  expect(seen.slice(0, 2)).toEqual([50, 50])
  expect(seen.length).toBeGreaterThanOrEqual(3)
  expect(seen.at(-1)).toBeGreaterThan(0)
})

test('htmx gets the entries alone', async ({ w }) => {
  const part = await (await w.send('GET', '/log', undefined, {}, asPart)).text()
  expect(part).toMatch(/^<section id="log-entries">.*<\/section>$/s)
})

test('a link of evidence is followed at one’s own risk, and quoted in its markup', async ({
  w,
}) => {
  await accept(w, 1, 'https://a.example/?a=1&b="><script>x</script>')
  const page = await log(w)
  expect(page).toContain('rel="nofollow ugc noopener"')
  expect(page).not.toContain('<script>x')
  expect(page).toContain('href="https://a.example/?a=1&amp;b=&quot;&gt;&lt;script&gt;')
})

test('who forecasts is in no part of it, whoever reads', async ({ w }) => {
  const rare = await w.castMember('quiet')
  await makeForecast(w.ctxOf(rare), w.question.id, { kind: 'binary', bp: 7300 })
  for (const who of [undefined, w.mona, w.ada, rare]) {
    const main = /<main.*<\/main>/s.exec(await log(w, '', who))?.[0]
    expect(main).not.toContain(rare.handle)
  }
})

test('the log is read, never written', async ({ w }) => {
  const before = await w.db.selectFrom('events').select('id').execute()
  expect((await w.send('POST', '/log', w.ada, { name: 'role.changed' })).status).toBe(404)
  expect(await w.db.selectFrom('events').select('id').execute()).toEqual(before)
})

test('the log is narrowed by question, person and kind, and says what it left out', async ({
  w,
}) => {
  const { id } = await w.makeQuestion({ title: 'Will it snow?' })
  await accept(w, 1)
  await transact(w.ctxOf(w.ada), async (trx) => {
    const [made, ctx] = [{ at }, w.ctxOf(w.ada)]
    await record(trx, ctx, { ...made, name: 'question.accepted', subject_id: id, question_id: id })
    await record(trx, ctx, { ...made, name: 'role.changed', subject_id: w.bob.id })
  })
  const told = async (search: string) => {
    const words = await wordsOf(log(w, search))
    return [
      'accepted Will it rain?',
      'accepted Will it snow?',
      `changed the role of ${w.bob.handle}`,
    ].filter((move) => words.includes(move))
  }
  expect(await told('')).toHaveLength(3)
  expect(await told(`?question=${id}`)).toEqual(['accepted Will it snow?'])
  expect(await told(`?person=${w.mona.handle.toUpperCase()}`)).toEqual(['accepted Will it rain?'])
  expect(await told(`?person=${w.bob.handle}`)).toEqual([`changed the role of ${w.bob.handle}`])
  expect(await told('?kind=people')).toEqual([`changed the role of ${w.bob.handle}`])
  expect(await told(`?kind=questions&person=${w.ada.handle}`)).toEqual(['accepted Will it snow?'])
  expect(await told(`?kind=results&question=${id}`)).toEqual([])
  expect(await log(w, `?kind=results&question=${id}`)).toContain(
    `<a href="/log?question=${id}">only results</a>`,
  )
  expect(await wordsOf(log(w, '?kind=poems'))).toContain(
    'Ignored, since it is not known here: kind=poems',
  )
})

test('a narrowed log stays narrowed from page to page', async ({ w }) => {
  await accept(w, 60)
  const { handle } = w.mona
  const page = await log(w, `?person=${handle}`)
  expect(page).toContain(`href="/log?person=${handle}&amp;after=`)
})
