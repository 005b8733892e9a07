import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { publishCrowd } from '#src/forecasts/publish-crowd.ts'
import { asPart, type Player, test, type World } from '#test/support/world.ts'

const long = {
  opens_at: new Date('2026-03-01T00:00Z'),
  reveal_at: new Date('2026-03-30T00:00Z'),
  closes_at: new Date('2026-04-01T00:00Z'),
  resolve_by: new Date('2026-04-02T00:00Z'),
}
const decision = {
  ...{ kind: 'binary', happened: 'yes', version: '1', evidence: 'https://news.example/rain' },
  reason: 'The station reports four millimetres for that day.',
}
const say = async (w: World, who: Player, id: number, bp: string) => {
  await w.send('POST', `/questions/${id}/forecasts`, who, { kind: 'binary', bp })
  await transact(w.ctxOf(), (trx) => publishCrowd(trx, id))
}
const chart = async (w: World, path: string, who?: Player, headers = {}) => {
  const response = await w.send('GET', path, who, {}, headers)
  expect(response.status).toBe(200)
  return response.text()
}

/** A question of a month on which two have forecast, the second after two weeks. */
async function asked(w: World) {
  const { id } = await w.makeQuestion(long)
  await say(w, w.alice, id, '20%')
  await w.setClock('2026-03-15T12:00Z')
  await say(w, w.bob, id, '60%')
  await w.setClock('2026-03-17T12:00Z')
  return { id, path: `/questions/${id}/history` }
}

test('a range in the address narrows the chart, as a part and as a page without script', async ({
  w,
}) => {
  const { id, path } = await asked(w)
  expect(await chart(w, path, w.bob, asPart)).toContain('The crowd from 20% to 40% since 1 Mar')
  const part = await chart(w, `${path}?range=week`, w.bob, asPart)
  expect(part).toMatch(/^<figure id="history-chart"/)
  expect(part).toContain('The crowd from 20% to 40% since 10 Mar 2026')
  const page = await chart(w, `${path}?range=week`, w.bob)
  expect(page.match(/<h1[ >]/g)).toHaveLength(1)
  expect(page).toContain(`href="/questions/${id}-will-it-rain?range=month#history-chart"`)
  expect(page).toContain(`href="/questions/${id}-will-it-rain"`)
})

test.for(['', 'range=decade', 'range=', 'range=week&range=all', 'range=%ff'])(
  'the address ?%s has a chart',
  async (query, { w }) => {
    const { path } = await asked(w)
    expect(await chart(w, `${path}?${query}`, w.bob)).toContain('<svg')
  },
)

test('a range that is not known is ignored, and said so, as a part and as a page', async ({
  w,
}) => {
  const { path } = await asked(w)
  const words = 'Ignored, since it is not known here: range=decade'
  expect(await chart(w, `${path}?range=decade`, w.bob)).toContain(words)
  expect(await chart(w, `${path}?range=decade`, w.bob, asPart)).toContain(words)
  expect(await chart(w, `${path}?range=week`, w.bob)).not.toContain('Ignored')
})

test('the question’s own page has the same chart, with all of its time', async ({ w }) => {
  const { id } = await asked(w)
  expect(await chart(w, `/questions/${id}-will-it-rain`, w.bob)).toContain(
    'The crowd from 20% to 40% since 1 Mar 2026',
  )
})

test('once resolved everybody sees the chart with its outcome', async ({ w }) => {
  const { id, path } = await asked(w)
  expect(await chart(w, path)).not.toContain('<svg')
  await w.send('POST', `/questions/${id}/resolutions`, w.mona, decision)
  const shown = await chart(w, path)
  expect(shown).toContain('class="outcome"')
  expect(shown).toContain('outcome: Yes')
})

/** What is random in every page, and the ids of the two questions, are no difference. */
const bytes = async (w: World, id: number, path: string, who?: Player) =>
  (await chart(w, `/questions/${id}${path}`, who))
    .replace(/name="idempotency_key" value="[^"]*"/g, '')
    .replaceAll(new RegExp(`(/|question=)${id}\\b`, 'g'), '$1ID')

test('two questions that differ only in hidden values have the same charts for whoever may not see', async ({
  w,
}) => {
  const [one, other] = [await w.makeQuestion(long), await w.makeQuestion(long)]
  const cast = [w.alice, w.mona, w.max, w.ada]
  for (const [day, percent] of [10, 35, 60, 90].entries()) {
    await w.setClock(`2026-03-0${day + 2}T12:00Z`)
    await say(w, cast[day] as Player, one.id, `${percent}%`)
    await say(w, cast[day] as Player, other.id, `${100 - percent}%`)
  }
  await w.setClock('2026-03-17T12:00Z')
  for (const who of [undefined, w.bob])
    for (const path of ['/history', '/history?range=week', '/history?range=month', '-will-it-rain'])
      expect(await bytes(w, other.id, path, who), path).toBe(await bytes(w, one.id, path, who))
  const seen = await bytes(w, one.id, '/history', w.alice)
  expect(seen).not.toBe(await bytes(w, other.id, '/history', w.alice))
  expect(seen).toContain('class="band"')
})
