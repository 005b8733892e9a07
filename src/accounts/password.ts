import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Refusal } from '#src/lib/refusal.ts'
import { sentence } from '#src/lib/sentence.ts'

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt)

type Cost = { ln: number; r: number; p: number }

const COST: Cost = { ln: 14, r: 8, p: 5 }
const KEY_BYTES = 32
const AT_ONCE = 2
const MOST_WAITING = 20

const SHAPE = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w+/]+=*)\$([\w+/]+=*)$/

/** A password as it is stored: the parameters, the salt and the key, in one string. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await queued(password, salt, COST)
  const { ln, r, p } = COST
  return `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64')}$${key.toString('base64')}`
}

/** Whether a password is the stored one; as much work for a missing account as for any other. */
export async function verifyPassword(
  stored: string | undefined,
  password: string,
): Promise<boolean> {
  const [, ln, r, p, salt, key] = SHAPE.exec(stored ?? NOBODY) ?? []
  if (!salt || !key) return false
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) }
  const given = await queued(password, Buffer.from(salt, 'base64'), cost)
  const expected = Buffer.from(key, 'base64')
  return (
    given.length === expected.length && timingSafeEqual(given, expected) && stored !== undefined
  )
}

const NOBODY = `$scrypt$ln=14,r=8,p=5$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(32).toString('base64')}`

let running = 0
const waiting: (() => void)[] = []

/** Hashing is made to be slow: two at a time, and past twenty waiting people are asked to return. */
async function queued(password: string, salt: Buffer, { ln, r, p }: Cost): Promise<Buffer> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw busy()
    await new Promise<void>((resolve) => waiting.push(resolve))
  }
  running++
  try {
    return await derive(password, salt, KEY_BYTES, { N: 2 ** ln, r, p, maxmem: 64 * 1024 * 1024 })
  } finally {
    running--
    waiting.shift()?.()
  }
}

const busy = () =>
  new Refusal(
    'too_many',
    'busy',
    sentence`Many people are signing in right now. Send again in 5 seconds.`,
    {
      secondsToWait: 5,
    },
  )
