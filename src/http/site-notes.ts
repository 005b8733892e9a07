import type { Config } from '#src/config.ts'
import { mayChangeHistory } from '#src/db/grant.ts'
import { sentence } from '#src/lib/sentence.ts'
import type { Site } from './env.ts'
import { isLoopback } from './same-origin.ts'

const isPlain = ({ publicUrl }: Config) => publicUrl.startsWith('http:')
const isHere = ({ publicUrl }: Config) => isLoopback(new URL(publicUrl).hostname)

/** For every page of a site that others reach without encryption. */
export const plainNotice = (config: Config): string | undefined =>
  isPlain(config) && !isHere(config)
    ? sentence`The connection to this site is not encrypted: others on the network can read what you send, passwords too.`
    : undefined

/** For whoever has an account on a site that only its own machine reaches. */
export const connectionNotes = (config: Config): string[] =>
  isPlain(config) && isHere(config)
    ? [
        sentence`The connection is not encrypted: ${config.publicUrl} is for this machine alone. Before others use the site, put it behind TLS and set CLAIMCAST_PUBLIC_URL.`,
      ]
    : []

/** What the admin of a site should know of how safe it is kept. */
export async function siteNotes({ config, db }: Site): Promise<string[]> {
  const notes = connectionNotes(config)
  if (!config.databaseUrl)
    notes.push(
      sentence`The embedded database can lose the writes of the last moments when the power fails. A killed process loses nothing. For a site that matters use PostgreSQL.`,
    )
  if (await mayChangeHistory(db))
    notes.push(
      sentence`Only triggers keep history from being changed: the site's database role could switch them off. On PostgreSQL, CLAIMCAST_OWNER_DATABASE_URL lets the site run under a role that cannot.`,
    )
  return notes
}
