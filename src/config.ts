import { z } from 'zod'
import manifest from '#package.json' with { type: 'json' }

export const { version } = manifest

const yes = z.enum(['yes', 'no']).transform((given) => given === 'yes')

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATABASE_URL: z.url().optional(),
  CLAIMCAST_OWNER_DATABASE_URL: z.url().optional(),
  CLAIMCAST_PUBLIC_URL: z
    .url()
    .refine((url) => /^https?:/.test(url), 'must begin with http:// or https://')
    .transform((url) => new URL(url).origin)
    .optional(),
  CLAIMCAST_DATA_DIR: z.string().min(1).default('./data'),
  CLAIMCAST_SOURCE_URL: z.url({ protocol: /^https?$/ }).optional(),
  CLAIMCAST_STARTER: yes.default(true),
  CLAIMCAST_TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
})

export type Config = {
  port: number
  databaseUrl: string | undefined
  ownerDatabaseUrl: string | undefined
  /** The origin links and cookies are made for; never taken from a request. */
  publicUrl: string
  /** Whether the address was set; if not, all names of this machine's loopback are own. */
  publicUrlIsSet: boolean
  dataDir: string
  /** Where the code of this site can be read, for the footer. */
  sourceUrl: string | undefined
  starter: boolean
  /** How many proxies in front add to X-Forwarded-For. */
  trustedProxies: number
}

/**
 * The settings of the environment, checked.
 *
 * @throws Error that names every setting with its problem
 */
export function readConfig(environment: Record<string, unknown>): Config {
  // Set to nothing is not set: that is how a shell or a compose file leaves a setting out.
  const given = Object.entries(environment).filter(([, value]) => value !== '')
  const read = settings.safeParse(Object.fromEntries(given))
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`These settings cannot be used:\n  ${problems.join('\n  ')}`)
  }
  const set = read.data
  return {
    port: set.PORT,
    databaseUrl: set.DATABASE_URL,
    ownerDatabaseUrl: set.CLAIMCAST_OWNER_DATABASE_URL,
    publicUrl: set.CLAIMCAST_PUBLIC_URL ?? `http://localhost:${set.PORT}`,
    publicUrlIsSet: set.CLAIMCAST_PUBLIC_URL !== undefined,
    dataDir: set.CLAIMCAST_DATA_DIR,
    sourceUrl: set.CLAIMCAST_SOURCE_URL,
    starter: set.CLAIMCAST_STARTER,
    trustedProxies: set.CLAIMCAST_TRUSTED_PROXIES,
  }
}

/** Those that hold a password: each may lie in a file, and is never printed whole. */
export const secretSettings = ['DATABASE_URL', 'CLAIMCAST_OWNER_DATABASE_URL'] as const

/** Every setting by the name it is set by, with its value in force, nothing where there is none. */
export function settingsInForce(environment: Record<string, unknown>): [string, string][] {
  const config = readConfig(environment)
  const values: Record<keyof typeof settings.shape, unknown> = {
    PORT: config.port,
    DATABASE_URL: config.databaseUrl,
    CLAIMCAST_OWNER_DATABASE_URL: config.ownerDatabaseUrl,
    CLAIMCAST_PUBLIC_URL: config.publicUrl,
    CLAIMCAST_DATA_DIR: config.dataDir,
    CLAIMCAST_SOURCE_URL: config.sourceUrl,
    CLAIMCAST_STARTER: config.starter ? 'yes' : 'no',
    CLAIMCAST_TRUSTED_PROXIES: config.trustedProxies,
  }
  return Object.entries(values).map(([name, value]) => [
    name,
    value === undefined ? '' : `${value}`,
  ])
}

/** Names that begin like ours and are none of ours: most likely a slip of the pen. */
export const unknownSettings = (environment: Record<string, unknown>): string[] =>
  Object.keys(environment).filter(
    (name) => name.startsWith('CLAIMCAST_') && !Object.hasOwn(settings.shape, name),
  )
