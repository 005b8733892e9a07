import { expect, test } from 'vitest'
import { roles } from '#src/accounts/account.ts'
import { allow, may, type Right } from '#src/accounts/policy.ts'
import type { Actor } from '#src/db/ctx.ts'

const actor = (role: Actor['role'], barred = false): Actor => ({
  id: 1,
  handle: 'ada',
  role,
  barred,
})

const TABLE: [Right, member: boolean, moderator: boolean, admin: boolean][] = [
  ['forecast', true, true, true],
  ['ask', true, true, true],
  ['ask_oneself', true, true, true],
  ['keep_account', true, true, true],
  ['edit_articles', false, true, true],
  ['review', false, true, true],
  ['resolve', false, true, true],
  ['administer', false, false, true],
]

test.for(TABLE)('%s: member %s, moderator %s, admin %s', ([right, ...expected]) => {
  expect(roles.map((role) => may(actor(role), right))).toEqual(expected)
})

test.for(TABLE)('%s: a guest may not, and a barred person keeps the account only', ([right]) => {
  expect(may(undefined, right)).toBe(false)
  for (const role of roles) expect(may(actor(role, true), right)).toBe(right === 'keep_account')
})

test('who may is given back, who may not is told why', () => {
  expect(allow(actor('member'), 'forecast')).toEqual(actor('member'))
  expect(() => allow(undefined, 'forecast')).toThrow('Sign in first.')
  expect(() => allow(actor('member'), 'resolve')).toThrow(
    'Only moderators can resolve questions. You are signed in as ada, a member.',
  )
  expect(() => allow(actor('moderator'), 'administer')).toThrow('signed in as ada, a moderator')
  expect(() => allow(actor('admin', true), 'forecast')).toThrow(
    'signed in as ada, a barred account.',
  )
})
