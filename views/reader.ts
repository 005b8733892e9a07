import { createContext, useContext } from 'hono/jsx'
import type { Theme } from '#src/accounts/account.ts'
import { english, type Language } from './language.ts'

/** For whom a page is made: what its words, times, distances and looks depend on. */
export type Reader = {
  language: Language
  /** The name of a time zone, such as Europe/Berlin. */
  zone: string
  now: Date
  theme: Theme
  /** Whether keys of their own do something on a page. */
  shortcuts: boolean
}

/** Provided around every page and part; what is made outside is in English, for a reader in UTC. */
export const ReaderContext = createContext<Reader | undefined>(undefined)

export const useReader = (): Reader =>
  useContext(ReaderContext) ?? {
    ...{ language: english, zone: 'UTC', now: new Date(), theme: 'system', shortcuts: true },
  }
