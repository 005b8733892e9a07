import { createContext, useContext } from 'hono/jsx'
import type { Theme } from '#src/accounts/account.ts'

/** For whom a page is made: what its times, distances and looks depend on. */
export type Reader = {
  /** The name of a time zone, such as Europe/Berlin. */
  zone: string
  now: Date
  theme: Theme
  /** Whether keys of their own do something on a page. */
  shortcuts: boolean
}

/** Provided around every page and part; what is made outside is for a reader in UTC. */
export const ReaderContext = createContext<Reader | undefined>(undefined)

export const useReader = (): Reader =>
  useContext(ReaderContext) ?? { zone: 'UTC', now: new Date(), theme: 'system', shortcuts: true }
