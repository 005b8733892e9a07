import { parseArgs } from 'node:util'
import { changeRole } from '#src/accounts/change-role.ts'
import { makeInvitation } from '#src/accounts/make-invitation.ts'
import { makeResetLink } from '#src/accounts/make-reset-link.ts'
import { makeAdminLink } from '#src/accounts/set-up-admin.ts'
import { systemActor } from '#src/accounts/system-person.ts'
import { type Config, readConfig, settingsInForce, unknownSettings } from '#src/config.ts'
import type { Ctx } from '#src/db/ctx.ts'
import { verdictOf, verifySite } from '#src/jobs/verify-site.ts'
import { plain } from '#src/lib/sentence.ts'
import { originOf, withFiles } from './environment.ts'
import { openDatabase } from './open.ts'
import { scoreFile } from './score-file.ts'
import { seed } from './seed.ts'

const HELP = `claimcast COMMAND

  migrate                    bring the database's schema up to date
  seed                       load the starter content; twice adds nothing
  admin create               print a one-time link for the first admin
  user role HANDLE ROLE      make somebody member, moderator or admin
  user invite                print a link for somebody to sign up
  user reset HANDLE          print a link for a new password
  verify                     recompute scores and boards from the facts, report differences
  score FILE                 score a file of forecasts and outcomes; --help says how
  config check               list the settings in force and where they come from
  healthcheck                ask the server that runs here whether it can serve

While the server runs on the embedded database, it alone may open it: use the page /admin then.`

const say = (line: string) => console.log(line)

type Command = (ctx: Ctx, config: Config, words: string[]) => Promise<void>

const commands: Record<string, Command> = {
  migrate: async () => say('The schema is up to date.'),
  seed: async ({ db }) => seed(db, say),
  'admin create': async ({ db }, { publicUrl }) => {
    const token = await makeAdminLink(db)
    say(token ? `${publicUrl}/set-up/${token}` : 'There is an admin already.')
  },
  'user role': async (ctx, _config, [handle = '', role = '']) => {
    await changeRole(ctx, { handle, role })
    say(`${handle} is now ${role}.`)
  },
  'user invite': async (ctx, { publicUrl }) => say(publicUrl + (await makeInvitation(ctx)).path),
  'user reset': async (ctx, { publicUrl }, [handle = '']) =>
    say(publicUrl + (await makeResetLink(ctx, { handle })).path),
  verify: async ({ db }) => {
    const found = await verifySite(db)
    const differences = [...found.scores.differences, ...(found.boards?.differences ?? [])]
    for (const difference of differences) say(JSON.stringify(difference))
    say(plain(verdictOf(found)))
    if (differences.length > 0) process.exitCode = 1
  },
}

async function main() {
  const { positionals } = parseArgs({ allowPositionals: true, strict: false })
  const two = positionals.slice(0, 2).join(' ')
  if (two === 'config check') return checkConfig()
  if (two === 'healthcheck') return checkHealth()
  if (positionals[0] === 'score') return scoreFile(process.argv.slice(2))

  const name = two in commands ? two : (positionals[0] ?? '')
  const command = commands[name]
  if (!command) {
    say(HELP)
    process.exitCode = positionals.length > 0 ? 1 : 0
    return
  }
  const config = readConfig(withFiles(process.env))
  const { db, close } = await openDatabase(config, () => {})
  try {
    const ctx = { db, actor: await systemActor(db) }
    await command(ctx, config, positionals.slice(name.split(' ').length))
  } finally {
    await close()
  }
}

function checkConfig() {
  const environment = withFiles(process.env)
  for (const [name, value] of settingsInForce(environment)) {
    // A database's address holds its password.
    const shown = value.replace(/\/\/[^/]*@/, '//…@')
    say(`${name}=${shown} (${originOf(process.env, name)})`)
  }
  for (const name of unknownSettings(environment)) say(`${name} is not a setting; it is ignored.`)
}

/** For containers without curl: exit code 0 once the site can serve. */
async function checkHealth() {
  const { port } = readConfig(withFiles(process.env))
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, {
    signal: AbortSignal.timeout(5000),
  }).catch((error: Error) => error)
  const words = answer instanceof Error ? 'no answer' : await answer.text()
  say(words)
  if (answer instanceof Error || !answer.ok) process.exitCode = 1
}

await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
