import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'

/** The passwords tried first by whoever guesses; those under 8 characters are refused anyway. */
const COMMON = new Set(
  `password password1 password12 password123 passw0rd p@ssw0rd p@ssword 12345678 123456789
  1234567890 12345678910 123123123 11111111 111111111 00000000 87654321 88888888 987654321
  1q2w3e4r 1q2w3e4r5t 1qaz2wsx qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 asdfghjk
  asdfghjkl zxcvbnm1 zaq12wsx q1w2e3r4 abcd1234 abc12345 abcdefgh iloveyou iloveyou1 sunshine
  princess football baseball basketball superman batman123 starwars trustno1 letmein1 welcome1
  welcome123 whatever dragon123 monkey123 michael1 jennifer computer internet samantha changeme
  changeme1 administrator admin123 admin1234 administrator1 rootroot testtest test1234 secret123
  mustang1 charlie1 jordan23 liverpool chelsea1 arsenal1 pokemon1 nintendo minecraft fortnite
  claimcast claimcast1 forecast forecast1`.split(/\s+/),
)

/** Refuses a password that is common, or the name of its own account. */
export function refuseGuessable(password: string, { handle, email }: Names): void {
  const lower = password.toLowerCase()
  if (!COMMON.has(lower) && handle.toLowerCase() !== lower && email.toLowerCase() !== lower) return
  const words = sentence`That password is among the first anybody would try. Choose another.`
  throw new Refusal('invalid', 'invalid', words, { fields: { password: words } })
}

type Names = { handle: string; email: string }
