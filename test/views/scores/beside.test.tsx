import { expect, test } from 'vitest'
import { type Meeting, meetingsAfter } from '#src/scores/head-to-head.ts'
import { clusteredInterval } from '#src/scoring/interval.ts'
import { faultsOf } from '#test/views/faults.ts'
import { HOSTILE } from '#test/views/props.ts'
import { all, headings, heard, links, read } from '#test/views/reading.ts'
import { BesidePage } from '#views/scores/beside-page.tsx'

const meeting = (question_id: number, relative: number): Meeting => ({
  ...{ question_id, title: `Will ship ${question_id} sail?`, relative, coverage: 0.5 },
  resolved_at: new Date('2026-03-02T09:30Z'),
})

const page = (meetings: Meeting[], other = 'bob') => {
  const interval = clusteredInterval(
    meetings.map((met) => ({ ...met, cluster: String(met.question_id) })),
  )
  const shown = meetingsAfter(meetings)
  return read(<BesidePage handle="ada" told={{ interval, meetings }} {...{ other, page: shown }} />)
}

test('who stood better is said with the interval, the sum and each question', async () => {
  const shown = await page([meeting(1, 0.02), meeting(2, 0.03), meeting(3, 0.025)])
  const words = heard(shown)
  expect(headings(shown)).toEqual(['1 ada beside bob'])
  expect(words).toContain('ada scored 5.0 points better, over 3 questions')
  expect(words).toContain('This is hardly luck.')
  expect(words).toContain('+7.5 points in all, divided by the time together, as much as 1.50')
  expect(all(shown, 'tbody')[0]?.children).toHaveLength(3)
  expect(links(shown)).toMatchObject({
    'Will ship 1 sail?': '/questions/1-will-ship-1-sail',
    'bob beside ada': '/forecasters/bob/beside/ada',
    'How it is counted': '/help/scoring#head-to-head',
  })
  expect(faultsOf(shown)).toEqual([])
})

test('worse, alike and alone are said too', async () => {
  expect(heard(await page([meeting(1, -0.02), meeting(2, 0.01)]))).toContain('1.0 points worse')
  expect(heard(await page([meeting(1, -0.02), meeting(2, 0.01)]))).toContain('This may be luck.')
  expect(heard(await page([meeting(1, 0)]))).toContain('they scored the same, over 1 question')
  expect(heard(await page([meeting(1, 0)]))).toContain('One event alone has no interval.')
})

test('who never met have nothing to compare, and a hostile name is words', async () => {
  const shown = await page([], HOSTILE)
  expect(heard(shown)).toContain('have not yet stood on the same resolved question')
  expect(headings(shown)).toEqual([`1 ada beside ${HOSTILE}`])
  expect(faultsOf(shown)).toEqual([])
})

test('of very many questions fifty are shown, and the rest on the next pages, each once', async () => {
  const meetings = Array.from({ length: 120 }, (_, n) => meeting(n + 1, 0.01))
  const shown = await page(meetings)
  expect(heard(shown)).toContain('over 120 questions')
  expect(all(shown, 'tr')).toHaveLength(51)
  expect(links(shown)['Show more']).toMatch(/^\/forecasters\/ada\/beside\/bob\?after=\d+\.50$/)
  const second = meetingsAfter(meetings, '1772443800000.50')
  const third = meetingsAfter(meetings, second.after)
  expect([...second.rows, ...third.rows].map(({ question_id }) => question_id)).toEqual(
    meetings.slice(50).map(({ question_id }) => question_id),
  )
  expect(third.after).toBeUndefined()
})
