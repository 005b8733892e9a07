import { sql } from 'kysely'
import { expect } from 'vitest'
import { migrate } from '#src/db/migrate.ts'
import { findSite } from '#src/site/queries.ts'
import { presets } from '#src/site/site.ts'
import { emptyDatabase } from '#test/support/database.ts'
import { test, type World } from '#test/support/world.ts'

const choose = (w: World, preset: string, who = w.ada) =>
  w.send('POST', '/admin/preset', who, { preset })
const chosen = async (w: World) => (await findSite(w.db)).preset

const changes = async ({ db }: World) =>
  (await db.selectFrom('events').select('id').where('name', '=', 'preset.changed').execute()).length

test('a new site has a name, asks for the least agreement, and a secret', async ({
  onTestFinished,
}) => {
  const { db, close } = await emptyDatabase()
  onTestFinished(close)
  await migrate(db)
  expect(await findSite(db)).toMatchObject({ name: 'Claimcast', preset: 'club', one: true })
})

test('before its schema is there, there is no site', async ({ onTestFinished }) => {
  const { db, close } = await emptyDatabase()
  onTestFinished(close)
  await expect(findSite(db)).rejects.toThrow('site')
})

test.for([...presets])('an admin chooses %s', async (preset, { w }) => {
  expect((await choose(w, preset)).status).toBe(303)
  expect(await chosen(w)).toBe(preset)
})

test.for(['', 'CLUB', 'club ', 'dictatorship', 'null'])(
  'the preset %j is refused with the choices and writes nothing',
  async (preset, { w }) => {
    const before = [await chosen(w), await changes(w)]
    const response = await choose(w, preset)
    expect(response.status).toBe(422)
    expect(await response.text()).toContain('Choose club, team or public.')
    expect([await chosen(w), await changes(w)]).toEqual(before)
  },
)

test('neither members nor moderators choose it', async ({ w }) => {
  const before = [await chosen(w), await changes(w)]
  for (const who of [w.bob, w.mona, w.eve])
    expect((await choose(w, 'public', who)).status).toBe(403)
  expect([await chosen(w), await changes(w)]).toEqual(before)
})

test('the database itself knows these presets and one site only', async ({ w }) => {
  const other = sql`update site set preset = 'dictatorship'`.execute(w.db)
  await expect(other).rejects.toThrow('site_preset_check')
  const second = w.db.insertInto('site').values({ name: 'Second', secret: 's' }).execute()
  await expect(second).rejects.toThrow('site_pkey')
  const outside = w.db.insertInto('site').values({ name: 'No', secret: 's', one: false }).execute()
  await expect(outside).rejects.toThrow('site_one_check')
})

test('its name stands on every page, in the title and at the top', async ({ w }) => {
  await w.db.updateTable('site').set({ name: 'Harbour Club & Friends' }).execute()
  for (const path of ['/help', '/nothing', '/sign-in']) {
    const page = await (await w.send('GET', path)).text()
    expect(page).toMatch(/<title>[^<]* · Harbour Club &amp; Friends<\/title>/)
    expect(page).toContain('href="/">Harbour Club &amp; Friends</a>')
  }
})

test('an admin names the site, on every page and in the log', async ({ w }) => {
  expect((await w.send('POST', '/admin/name', w.ada, { name: ' Ostmere foresees ' })).status).toBe(
    303,
  )
  const page = await (await w.send('GET', '/help')).text()
  expect(page).toContain('<title>Help · Ostmere foresees</title>')
  expect(await (await w.send('GET', '/log')).text()).toContain('gave the site another name')
  for (const [who, name] of [
    [w.ada, ' '],
    [w.ada, 'x'.repeat(41)],
    [w.mona, 'Mine'],
  ] as const)
    expect([403, 422]).toContain((await w.send('POST', '/admin/name', who, { name })).status)
  expect((await findSite(w.db)).name).toBe('Ostmere foresees')
  await w.db.updateTable('site').set({ name: 'Claimcast' }).execute()
})
