import { sql } from 'kysely'
import { type Adapter, Lucia, TimeSpan } from 'lucia'
import { currentInstant } from '#src/db/clock.ts'
import type { Actor, Db } from '#src/db/ctx.ts'
import type { Account } from '#src/db/schema.ts'
import { sha256 } from '#src/lib/sha256.ts'

declare module 'lucia' {
  interface Register {
    UserId: number
    DatabaseUserAttributes: Actor & Preferences
    DatabaseSessionAttributes: { row_id: number; agent: string; is_fresh: boolean }
    Lucia: ReturnType<typeof luciaOf>
  }
}

/** How pages are made for somebody; read with the session, so that it costs no query. */
type Preferences = Pick<Account, 'time_zone' | 'theme' | 'shortcuts'>

/** Who is signed in, in which session, and the cookie to send when its time was extended. */
export type SignedIn = Preferences & {
  actor: Actor
  account_id: number
  session_id: number
  /** Signed in within the last 15 minutes, as every change of an admin asks for. */
  isFresh: boolean
  cookie?: string
}

export type CookieKind = { secure: boolean }

export const sessionCookieName = ({ secure }: CookieKind) => (secure ? '__Host-session' : 'session')

/** Signs an account in; the token leaves the server only in this cookie. */
export async function startSession(
  db: Db,
  cookie: CookieKind,
  account: { id: number; agent: string },
) {
  const lucia = luciaOf(db, cookie)
  const agent = account.agent.slice(0, 200)
  const session = await lucia.createSession(account.id, { row_id: 0, agent, is_fresh: true })
  return lucia.createSessionCookie(session.id).serialize()
}

export async function readSession(
  db: Db,
  cookie: CookieKind,
  token: string,
): Promise<SignedIn | undefined> {
  const lucia = luciaOf(db, cookie)
  const { session, user } = await lucia.validateSession(token)
  if (!session) return undefined

  const { id, handle, role, barred, time_zone, theme, shortcuts } = user
  const signedIn = {
    actor: { id: user.person_id, handle, role, barred },
    account_id: id,
    session_id: session.row_id,
    ...{ time_zone, theme, shortcuts },
    isFresh: session.is_fresh,
  }
  return session.fresh
    ? { ...signedIn, cookie: lucia.createSessionCookie(token).serialize() }
    : signedIn
}

export const blankCookie = (db: Db, cookie: CookieKind) =>
  luciaOf(db, cookie).createBlankSessionCookie().serialize()

export async function endSession(db: Db, session_id: number): Promise<void> {
  await db.deleteFrom('sessions').where('id', '=', session_id).execute()
}

/** After a change of password, e-mail or role: everyone else who holds a token is out. */
export async function endOtherSessions(db: Db, account_id: number, kept?: number): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('account_id', '=', account_id)
    .$if(kept !== undefined, (query) => query.where('id', '!=', kept as number))
    .execute()
}

function luciaOf(db: Db, { secure }: CookieKind) {
  return new Lucia(adapterOf(db), {
    sessionExpiresIn: new TimeSpan(30, 'd'),
    sessionCookie: {
      name: sessionCookieName({ secure }),
      attributes: { secure, sameSite: 'lax', path: '/' },
    },
    getUserAttributes: ({ id: person_id, ...person }) => ({ person_id, ...person }),
    getSessionAttributes: ({ row_id, is_fresh }) => ({ row_id, is_fresh }),
  })
}

/**
 * Keeps SHA-256 of the token only, and leaves judging time to the database: Lucia is handed the
 * app's time plus the seconds the database says are left, so its own check never decides.
 */
function adapterOf(db: Db): Adapter {
  return {
    async getSessionAndUser(token) {
      const row = await findSession(db, token)
      if (!row) return [null, null]
      const { account_id, session_id, seconds_left, agent, is_fresh, barred_at, ...person } = row
      const expiresAt = new Date(Date.now() + seconds_left * 1000)
      return [
        {
          id: token,
          userId: account_id,
          expiresAt,
          attributes: { row_id: session_id, agent, is_fresh },
        },
        { id: account_id, attributes: { ...person, barred: barred_at !== null } },
      ]
    },
    async setSession({ id, userId, attributes }) {
      await db
        .insertInto('sessions')
        .values({
          account_id: userId,
          token_sha256: sha256(id),
          expires_at: sql`current_instant() + interval '30 days'`,
          agent: attributes.agent,
        })
        .execute()
    },
    async updateSessionExpiration(token) {
      await db
        .updateTable('sessions')
        .set({
          expires_at: sql`least(current_instant() + interval '30 days', made_at + interval '180 days')`,
        })
        .where('token_sha256', '=', sha256(token))
        .execute()
    },
    async deleteSession(token) {
      await db.deleteFrom('sessions').where('token_sha256', '=', sha256(token)).execute()
    },
    async deleteUserSessions(account_id) {
      await endOtherSessions(db, account_id)
    },
    async deleteExpiredSessions() {
      await db.deleteFrom('sessions').where('expires_at', '<=', currentInstant).execute()
    },
    // Tokens are not kept, so they cannot be listed; sessions are listed by row id.
    getUserSessions: async () => [],
  }
}

const findSession = (db: Db, token: string) =>
  db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .select(['accounts.id as account_id', 'sessions.id as session_id', 'sessions.agent'])
    .select(['time_zone', 'theme', 'shortcuts'])
    .select(['people.id', 'people.handle', 'people.role', 'people.barred_at'])
    .select(
      sql<number>`extract(epoch from sessions.expires_at - current_instant())::float8`.as(
        'seconds_left',
      ),
    )
    .select(
      sql<boolean>`sessions.made_at > current_instant() - interval '15 minutes'`.as('is_fresh'),
    )
    .where('token_sha256', '=', sha256(token))
    .where('expires_at', '>', currentInstant)
    .executeTakeFirst()
