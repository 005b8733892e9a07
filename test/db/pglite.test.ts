import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPglite } from '#src/db/pglite.ts'
import { migratedDump } from '#test/support/template.ts'

test('what was written in a directory is there when it is opened again', async ({
  onTestFinished,
}) => {
  const directory = mkdtempSync(join(tmpdir(), 'claimcast-pglite-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))

  const dataDir = join(directory, 'pglite')
  const first = await openPglite({ dataDir, loadDataDir: await migratedDump() })
  await first.db.updateTable('site').set({ name: 'Kept' }).execute()
  await first.db.destroy()

  const second = await openPglite({ dataDir })
  const site = await second.db.selectFrom('site').select('name').executeTakeFirstOrThrow()
  expect(site.name).toBe('Kept')
  await second.db.destroy()
})
