import { readConfig, unknownSettings } from '#src/config.ts'
import { findSite } from '#src/site/queries.ts'
import { withFiles } from './environment.ts'
import { openDatabase } from './open.ts'
import { seed } from './seed.ts'
import { serveSite } from './serve.ts'

const say = (line: string) => console.log(line)

/** Stops with one clear line: whoever starts a server reads it, and a stack trace says less. */
try {
  const environment = withFiles(process.env)
  const config = readConfig(environment)
  for (const name of unknownSettings(environment)) say(`Note: ${name} is not a setting; ignored.`)
  const opened = await openDatabase(config, say)
  if ((await findSite(opened.db)).simulated) {
    await opened.close()
    throw new Error(
      'This database holds a simulated site. Serve it by npm run demo, or use another.',
    )
  }
  if (config.starter) await seed(opened.db, say)
  serveSite(config, opened)
  say('To see a site with nine months of history, stop this one and run: npm run demo')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
