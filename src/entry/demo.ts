import { existsSync, renameSync, rmSync } from 'node:fs'
import { readConfig } from '#src/config.ts'
import { findSite } from '#src/site/queries.ts'
import { holdClock, releaseClock } from './demo/held-clock.ts'
import { simulate } from './demo/history.ts'
import { openDatabase } from './open.ts'
import { serveSite } from './serve.ts'

const say = (line: string) => console.log(line)

/** A site of its own with a simulated history, made once; a history half made is never served. */
async function main() {
  const environment = { CLAIMCAST_DATA_DIR: './demo-data', ...process.env, DATABASE_URL: '' }
  const config = readConfig(environment)
  if (!existsSync(config.dataDir)) await build(config.dataDir)
  const opened = await openDatabase(config, say)
  if ((await findSite(opened.db)).simulated) return serveSite(config, opened)
  await opened.close()
  throw new Error(
    `${config.dataDir} holds a site that is not simulated. Set CLAIMCAST_DATA_DIR to another directory, or unset it.`,
  )
}

async function build(directory: string) {
  const part = `${directory}.part`
  rmSync(part, { recursive: true, force: true })
  say('Simulating nine months of a site, once: invented people, places and companies.')
  const { db, close } = await openDatabase({ ...readConfig({}), dataDir: part }, say)
  try {
    await db.updateTable('site').set({ simulated: true }).execute()
    const moveClock = await holdClock(db)
    await simulate(db, { now: new Date(), moveClock, told: draw })
    await releaseClock(db)
  } finally {
    await close()
  }
  renameSync(part, directory)
}

const WIDTH = 40
let drawn = -1

/** A bar on a terminal, a line for each tenth elsewhere. */
function draw(share: number, day: Date) {
  const filled = Math.round(share * WIDTH)
  const words = `${'█'.repeat(filled)}${'·'.repeat(WIDTH - filled)} ${day.toISOString().slice(0, 10)}`
  if (process.stdout.isTTY) process.stdout.write(`\r${words}`)
  else if (Math.floor(share * 10) > drawn) say(words)
  drawn = Math.floor(share * 10)
}

await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
