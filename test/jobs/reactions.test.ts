import { expect } from 'vitest'
import { transact } from '#src/db/ctx.ts'
import { type EventName, eventNames } from '#src/events/event.ts'
import { record } from '#src/events/record.ts'
import { reactions, works } from '#src/jobs/reactions.ts'
import { runJobs } from '#src/jobs/run.ts'
import { proposeResolution } from '#src/resolutions/propose-resolution.ts'
import { test, type World } from '#test/support/world.ts'

const event = (name: EventName) => ({
  ...{ id: 1, name, actor_id: 1, subject_id: 2, question_id: 7, made_at: new Date() },
  ...{ reason_sha256: null, link: null },
})

test.for([
  ['forecast.made', 'publish-crowd', '7'],
  ['forecast.withdrawn', 'publish-crowd', '7'],
  ['question.accepted', 'fold-question', '7'],
  ['question.removed', 'fold-question', '7'],
  ['resolution.final', 'fold-question', '7'],
  ['resolution.reopened', 'fold-question', '7'],
] as const)('%s is followed by %s', ([name, work, key]) => {
  expect(reactions[name]?.(event(name))).toMatchObject([{ work, key }])
})

test('every reaction names an event there is and work there is', () => {
  for (const name of Object.keys(reactions)) expect(eventNames).toContain(name)
  for (const name of eventNames)
    for (const { work } of reactions[name]?.(event(name)) ?? [])
      expect(Object.hasOwn(works, work)).toBe(true)
})

const boardsOf = ({ db }: World) => db.selectFrom('boards').select('key').execute()

test('a final result puts its forecasters on the boards', async ({ w }) => {
  await w.send('POST', w.path, w.bob, { kind: 'binary', bp: '73' })
  await w.setClock('2026-03-01T18:00Z')
  await proposeResolution(w.ctxOf(w.mona), w.question.id, {
    kind: 'binary',
    happened: 'yes',
    version: '1',
    evidence: 'https://news.example/result',
    reason: 'The page shows what happened, in its first line.',
  })
  expect(await boardsOf(w)).toEqual([])
  await runJobs(w.db)
  expect(await boardsOf(w)).not.toEqual([])
})

test('an event that nothing follows from leaves no job behind', async ({ w }) => {
  await w.db.deleteFrom('jobs').execute()
  await transact(w.ctxOf(w.ada), (trx) =>
    record(trx, w.ctxOf(w.ada), {
      name: 'preset.changed',
      subject_id: 0,
      at: new Date('2026-03-01T12:00Z'),
    }),
  )
  expect(await runJobs(w.db)).toBe(1)
  const left = await w.db.selectFrom('jobs').select('name').execute()
  expect(left.map(({ name }) => name).sort()).toEqual([
    ...['ask-anew', 'clean-up', 'estimate-platform', 'measure-field', 'notice-accounts'],
  ])
})
