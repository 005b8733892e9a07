import { expect, test } from 'vitest'
import { email, handle, newAccount, password } from '#src/accounts/account.ts'
import { parse } from '#src/lib/parse.ts'
import { Refusal } from '#src/lib/refusal.ts'

test.for(['ada', 'Ada_K', 'a-1', 'x'.repeat(20)])('%s can be a handle', (typed) => {
  expect(handle.parse(` ${typed} `)).toBe(typed)
})

test.for(['', 'ab', '1ada', '_ada', 'x'.repeat(21), 'ada k', 'ada/k', 'ädä', 'ada\nk', '../etc'])(
  '%j is no handle',
  (typed) => {
    expect(handle.safeParse(typed).error?.issues[0]?.message).toContain('such as ada_k')
  },
)

test.for(['ada@example.org', 'a.b+c@example.co.uk'])('%s is an address', (typed) => {
  expect(email.parse(` ${typed}\n`)).toBe(typed)
})

test.for(['', 'ada', '@example.org', 'ada@', 'a b@example.org', 'ada@example.org\nbcc: x@y.z'])(
  '%j is no address',
  (typed) => {
    expect(email.safeParse(typed).success).toBe(false)
  },
)

test('an address is at most 254 characters long', () => {
  expect(email.safeParse(`${'a'.repeat(250)}@example.org`).error?.issues[0]?.message).toBe(
    'That address is too long.',
  )
})

test('a password keeps its spaces and is composed, so that every keyboard gives the same', () => {
  expect(password.parse('  two words  ')).toBe('  two words  ')
  expect(password.parse('cafe\u0301 noir')).toBe('caf\u00e9 noir')
  expect(password.parse('ﬁnal words')).toBe('final words')
})

test.for([
  ['seven77', 'Use at least 8 characters.'],
  ['x'.repeat(257), 'Use at most 256 characters.'],
])('a password %#', ([typed, words]) => {
  expect(password.safeParse(typed).error?.issues[0]?.message).toBe(words)
})

test('of a form every bad field is named; one that does not belong there is refused', () => {
  try {
    parse(newAccount, { handle: '1', email: 'x', password: 'short' })
    expect.unreachable()
  } catch (error) {
    expect(Object.keys((error as Refusal).fields ?? {})).toEqual(['handle', 'email', 'password'])
  }
  const good = { handle: 'ada_k', email: 'ada@example.org', password: 'a long word of mine' }
  expect(() => parse(newAccount, { ...good, role: 'admin' })).toThrow(Refusal)
})
