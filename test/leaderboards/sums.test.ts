import { expect } from 'vitest'
import { boarded } from '#test/support/boards.ts'
import { test } from '#test/support/world.ts'

test('a line opens to its questions and says how they add up', async ({ w }) => {
  const given = (peer: number, average: number) => [
    { person_id: w.alice.id, average, peer },
    { person_id: w.bob.id, peer: -peer },
  ]
  await boarded(w, given(6e8, 1e9), { title: 'Will the ferry sail?', tags: ['sum'] })
  await boarded(w, given(3e8, 3e9), {
    title: 'Will the bridge open?',
    tags: ['sum'],
    cluster: 'bridge',
  })
  await boarded(w, [{ person_id: w.alice.id, average: 5e9 }], { title: 'Alone?', tags: ['sum'] })

  const board = await (await w.send('GET', '/leaderboards?of=topic/sum')).text()
  const link = `/leaderboards/sum?of=topic%2Fsum&amp;person=${w.alice.handle}`
  expect(board).toContain(link)
  const page = await (await w.send('GET', link.replace('&amp;', '&'))).text()
  expect(page).toContain(
    'the 3 scores add up to 0.900; divided by 3 that is a mean of <strong>0.300',
  )
  expect(page).toContain('+9.0 ÷ (2.00 + 30.0) = <strong>+0.3</strong>, from 2 separate events')
  expect(page).toContain('event: bridge')
  expect(page).toContain('not counted for skill: fewer than 2 people')
  for (const title of ['Will the ferry sail?', 'Will the bridge open?', 'Alone?'])
    expect(page).toContain(title)
})

test('a reference row opens too, and a person by that name is another', async ({ w }) => {
  const named = await w.castMember('crowd')
  await boarded(w, [{ person_id: named.id, average: 7e9 }], { tags: ['rows'] })
  const row = await (await w.send('GET', '/leaderboards/sum?of=topic/rows&row=crowd')).text()
  expect(row).toContain('a mean of <strong>0.160')
  const person = await (
    await w.send('GET', `/leaderboards/sum?of=topic/rows&person=${named.handle}`)
  ).text()
  expect(person).toContain('a mean of <strong>0.700')
})

test.for(['person=nobody', 'of=topic/none&row=crowd', 'of=topic/none'])(
  'a line that is not there is not found: ?%s',
  async (query, { w }) => {
    expect((await w.send('GET', `/leaderboards/sum?${query}`)).status).toBe(404)
  },
)
