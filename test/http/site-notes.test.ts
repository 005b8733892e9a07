import { expect, test as pure } from 'vitest'
import { readConfig } from '#src/config.ts'
import { connectionNotes, plainNotice } from '#src/http/site-notes.ts'
import { test } from '#test/support/world.ts'

const at = (address: string) => readConfig({ CLAIMCAST_PUBLIC_URL: address })

pure.for([
  ['https://site.example', false, false],
  ['http://site.example', true, false],
  ['http://192.168.1.7:3000', true, false],
  ['http://localhost:3000', false, true],
  ['http://127.0.0.1:3000', false, true],
  ['http://[::1]:3000', false, true],
] as const)('at %s every page says it: %s, settings say it: %s', ([address, pages, settings]) => {
  expect(plainNotice(at(address)) !== undefined).toBe(pages)
  expect(connectionNotes(at(address)).length > 0).toBe(settings)
})

test('others than the machine itself are told on every page that they can be read', async ({
  w,
}) => {
  for (const who of [undefined, w.bob, w.ada])
    expect(await (await w.send('GET', '/questions', who)).text()).toContain(
      'The connection to this site is not encrypted',
    )
})

test('the admin is told what the embedded database and a single role cannot do', async ({ w }) => {
  const page = await (await w.send('GET', '/admin', w.ada)).text()
  expect(page).toContain('can lose the writes of the last moments when the power fails')
  expect(page).toContain('Only triggers keep history from being changed')
  expect(page).toContain('CLAIMCAST_OWNER_DATABASE_URL')
})
