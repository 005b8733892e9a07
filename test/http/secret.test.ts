import { expect } from 'vitest'
import { migrate } from '#src/db/migrate.ts'
import { siteSecret } from '#src/http/secret.ts'
import { emptyDatabase } from '#test/support/database.ts'
import { test } from '#test/support/world.ts'

test('the secret is made with the site, long, and stays', async ({ w }) => {
  const secret = await siteSecret(w.db)
  expect(secret.length).toBeGreaterThanOrEqual(64)
  await w.send('POST', '/admin/preset', w.ada, { preset: 'public' })
  await migrate(w.db)
  expect(await siteSecret(w.db)).toBe(secret)
})

test('each site has its own', async ({ w, onTestFinished }) => {
  const other = await emptyDatabase()
  onTestFinished(other.close)
  await migrate(other.db)
  expect(await siteSecret(other.db)).not.toBe(await siteSecret(w.db))
})

test('neither a page nor a header shows it, whoever looks', async ({ w }) => {
  const secret = await siteSecret(w.db)
  const saved = await w.send('POST', w.path, w.bob, { kind: 'binary', bp: '73' })
  const answers = [saved]
  for (const path of ['/', '/help', '/log', '/admin', '/settings', '/moderation', '/nothing'])
    answers.push(await w.send('GET', path, w.ada))
  for (const answer of answers) {
    expect(JSON.stringify([...answer.headers])).not.toContain(secret)
    expect(await answer.text()).not.toContain(secret)
  }
})
