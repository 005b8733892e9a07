import crypto, { type ScryptOptions } from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

/** What scrypt takes at the least. */
const LEAST = { N: 2, r: 1, p: 1 }
const { scrypt } = crypto
type Done = (error: Error | null, key: Buffer) => void

/** Node's own, for a fraction of its cost but where the environment asks for `WHOLE_HASHES`. */
function quick(
  password: string,
  salt: Buffer,
  length: number,
  ...[options, done]: [ScryptOptions, Done]
) {
  scrypt(password, salt, length, process.env.WHOLE_HASHES ? options : LEAST, done)
}

// This runs before each file of tests, but one worker runs many of them.
if (!('isQuick' in scrypt)) {
  Object.assign(crypto, { scrypt: Object.assign(quick, { isQuick: true }) })
  syncBuiltinESMExports()
}
