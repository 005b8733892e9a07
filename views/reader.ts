import { createContext, useContext } from 'hono/jsx'

/** For whom a page is made: what its times and distances depend on. */
export type Reader = {
  /** The name of a time zone, such as Europe/Berlin. */
  zone: string
  now: Date
}

/** Provided around every page and part; what is made outside is for a reader in UTC. */
export const ReaderContext = createContext<Reader | undefined>(undefined)

export const useReader = (): Reader => useContext(ReaderContext) ?? { zone: 'UTC', now: new Date() }
