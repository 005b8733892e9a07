import { createHash, randomUUID } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'kysely'
import { migrations } from '#migrations/index.ts'
import type { Db } from '#src/db/ctx.ts'
import { migrate } from '#src/db/migrate.ts'
import { openPglite } from '#src/db/pglite.ts'
import { openPostgres } from '#src/db/postgres.ts'

const CACHE = 'node_modules/.cache/claimcast'

/** Changes with the packages, with every migration and with what is made of them here. */
const fingerprint = () => {
  const hash = createHash('sha256').update(readFileSync('package-lock.json'))
  for (const name of Object.keys(migrations)) hash.update(readFileSync(`migrations/${name}.ts`))
  for (const path of ['migrations/statements.ts', 'test/support/template.ts'])
    hash.update(readFileSync(path))
  return hash.digest('hex').slice(0, 16)
}

/** Bytes that are in memory already: Node takes half a second to read these out of a plain Blob. */
class ReadBlob extends Blob {
  readonly #bytes: Buffer<ArrayBuffer>

  constructor(bytes: Buffer<ArrayBuffer>) {
    super()
    this.#bytes = bytes
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, length } = this.#bytes
    return Promise.resolve(buffer.slice(byteOffset, byteOffset + length))
  }
}

let migrated: Promise<Blob> | undefined
let empty: Promise<Blob> | undefined

/** A migrated embedded database as a file, made once for each state of the migrations. */
export const migratedDump = () => (migrated ??= keptDump('template', migrate))

/** The same without any schema: to make even that takes the embedded database seconds. */
export const emptyDump = () => (empty ??= keptDump('empty', async () => {}))

async function keptDump(name: string, fill: (db: Db) => Promise<unknown>): Promise<Blob> {
  const file = `${CACHE}/${name}-${fingerprint()}.tar`
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true })
    const { db, pglite } = await openPglite({})
    await fill(db)
    await withoutTemplates(db)
    const made = await pglite.dumpDataDir('none')
    // Renamed into place, since several workers may make it at once.
    const half = `${file}.${randomUUID()}`
    writeFileSync(half, Buffer.from(await made.arrayBuffer()))
    renameSync(half, file)
    await db.destroy()
  }
  return new ReadBlob(readFileSync(file))
}

/** Two thirds of the files are databases to make others from, which the embedded one never does. */
async function withoutTemplates(db: Db) {
  await sql`update pg_database set datistemplate = false`.execute(db)
  for (const name of ['template0', 'template1']) await sql.raw(`drop database ${name}`).execute(db)
}

/** An embedded database in memory, with buffers for the little that a test keeps in it. */
export async function openInMemory(dump: Promise<Blob>): Promise<Db> {
  const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB']
  const { db } = await openPglite({ loadDataDir: await dump, startParams })
  return db
}

/** A data directory of one's own with a migrated embedded database, copied from one made once. */
export async function migratedDirectory(): Promise<string> {
  const kept = `${CACHE}/data-${fingerprint()}`
  if (!existsSync(kept)) {
    const half = `${kept}.${randomUUID()}`
    const dataDir = join(half, 'pglite')
    mkdirSync(dataDir, { recursive: true })
    const { db } = await openPglite({ dataDir, loadDataDir: await migratedDump() })
    await db.destroy()
    renameSync(half, kept)
  }
  const directory = mkdtempSync(join(tmpdir(), 'claimcast-data-'))
  cpSync(kept, directory, { recursive: true })
  return directory
}

/** A migrated PostgreSQL database to copy from, by name; made once for each state of the migrations. */
export async function migratedTemplate(url: string): Promise<string> {
  const name = `claimcast_template_${fingerprint()}`
  const admin = openPostgres(url, { max: 1, limits: false })
  try {
    // One worker makes it; the others wait here and find it.
    await sql`select pg_advisory_lock(4242)`.execute(admin)
    const { rows } = await sql`select 1 from pg_database where datname = ${name}`.execute(admin)
    if (rows.length === 0) {
      const half = `${name}_half`
      await sql.raw(`drop database if exists ${half}`).execute(admin)
      await sql.raw(`create database ${half}`).execute(admin)
      const db = openPostgres(withDatabase(url, half), { max: 1 })
      await migrate(db)
      await db.destroy()
      await sql.raw(`alter database ${half} rename to ${name}`).execute(admin)
    }
  } finally {
    await admin.destroy()
  }
  return name
}

export const withDatabase = (url: string, database: string) => {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
