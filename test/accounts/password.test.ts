import { scryptSync } from 'node:crypto'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { refuseGuessable } from '#src/accounts/common-passwords.ts'
import { hashPassword, verifyPassword } from '#src/accounts/password.ts'
import { Refusal } from '#src/lib/refusal.ts'

beforeAll(() => void vi.stubEnv('WHOLE_HASHES', 'yes'))
afterAll(() => void vi.unstubAllEnvs())

test('a password is kept as scrypt makes it, at the cost that stands beside it', async () => {
  const [, , cost, salt = '', key] = (await hashPassword('a long word')).split('$')
  const parameters = { N: 2 ** 14, r: 8, p: 5, maxmem: 64 * 1024 * 1024 }
  const made = scryptSync('a long word', Buffer.from(salt, 'base64'), 32, parameters)
  expect([cost, key]).toEqual(['ln=14,r=8,p=5', made.toString('base64')])
})

test('a password verifies against its own hash and no other', async () => {
  const [one, two] = [await hashPassword('a long word'), await hashPassword('a long word')]
  expect(one).not.toBe(two)
  expect(await verifyPassword(one, 'a long word')).toBe(true)
  expect(await verifyPassword(two, 'a long word')).toBe(true)
  expect(await verifyPassword(one, 'A long word')).toBe(false)
})

test('nobody has every password, and costs as much time as somebody', async () => {
  expect(await verifyPassword(undefined, 'a long word')).toBe(false)
  expect(await verifyPassword('no hash at all', 'a long word')).toBe(false)
})

test('past a bounded queue people are asked to come back', async () => {
  const many = Array.from({ length: 30 }, () => hashPassword('a long word'))
  const settled = await Promise.allSettled(many)
  const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refused).toHaveLength(8)
  expect(refused[0]).toBeInstanceOf(Refusal)
  expect(refused[0]).toMatchObject({ kind: 'too_many', secondsToWait: 5 })
  expect(await hashPassword('a long word')).toContain('$scrypt$')
})

const ada = { handle: 'Ada_the_first', email: 'ada@example.org' }

test.for([
  'password123',
  'QWERTYUIOP',
  'Claimcast',
  '12345678',
  'ada_the_first',
  'ADA@example.org',
])('%s is guessed first', (typed) => {
  expect(() => refuseGuessable(typed, ada)).toThrow('among the first anybody would try')
})

test('a sentence is not', () => {
  expect(() => refuseGuessable('the harbour closes at dusk', ada)).not.toThrow()
})
