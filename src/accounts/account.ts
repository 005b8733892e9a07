import { z } from 'zod'
import { sentence } from '#src/lib/sentence.ts'

export const roles = ['member', 'moderator', 'admin'] as const
export type Role = (typeof roles)[number]

export const linkPurposes = ['set_up_admin', 'invitation', 'password_reset'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

/** How pages look: as the reader's system does, or as chosen. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const themeForm = z.strictObject({
  theme: z.enum(themes, sentence`Choose system, light or dark.`),
})

const HANDLE = /^[A-Za-z][A-Za-z0-9_-]{2,19}$/

export const handle = z
  .string(sentence`Choose a handle.`)
  .trim()
  .regex(
    HANDLE,
    sentence`Use 3 to 20 letters, digits, - or _, beginning with a letter, such as ada_k.`,
  )
  .refine(
    (typed) => !RESERVED.test(typed),
    sentence`That handle is kept for the site. Choose another.`,
  )

/** The name under which the forecasts of a deleted account stay. */
export const erasedHandle = (person_id: number) => `erased-${person_id}`

const RESERVED = /^(erased-|claimcast$)/i

export const email = z
  .string(sentence`Add your e-mail address.`)
  .trim()
  .max(254, sentence`That address is too long.`)
  .pipe(z.email(sentence`Add an e-mail address, such as ada@example.org.`))

/** Composed once here, so that the same keys on another keyboard give the same password. */
export const password = z
  .string(sentence`Choose a password.`)
  .transform((typed) => typed.normalize('NFKC'))
  .pipe(
    z
      .string()
      .min(8, sentence`Use at least 8 characters.`)
      .max(256, sentence`Use at most 256 characters.`),
  )

export const newAccount = z.strictObject({ handle, email, password })
