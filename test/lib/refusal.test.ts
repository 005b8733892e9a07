import { expect, test } from 'vitest'
import { z } from 'zod'
import { parse } from '#src/lib/parse.ts'
import { attempt, missing, Refusal, type RefusalKind } from '#src/lib/refusal.ts'

const refuse = (kind: RefusalKind) => Promise.reject(new Refusal(kind, 'code', 'words'))

test.for(['invalid', 'conflict', 'too_many'] as const)(
  '%s comes back to the form',
  async (kind) => {
    const { refusal, made } = await attempt(refuse(kind))
    expect(refusal).toMatchObject({ kind, code: 'code', message: 'words' })
    expect(made).toBeUndefined()
  },
)

test.for(['unauthenticated', 'forbidden', 'not_found'] as const)('%s flies on', async (kind) => {
  await expect(attempt(refuse(kind))).rejects.toMatchObject({ kind })
})

test('a bug flies on, work that is done comes back', async () => {
  await expect(attempt(Promise.reject(new TypeError('a bug')))).rejects.toThrow('a bug')
  expect(await attempt(Promise.resolve(7))).toEqual({ made: 7 })
})

test('what is missing and what may not be seen read alike', () => {
  expect(missing('question')).toMatchObject({ kind: 'not_found' })
  expect(missing('question').message).toContain('or you may not see it')
})

const schema = z.strictObject({
  name: z.string('Add a name.').min(2, 'A longer name.'),
  inner: z.object({ age: z.number('Add an age.') }).optional(),
})

test('what can be read is read', () => {
  expect(parse(schema, { name: 'Ada' })).toEqual({ name: 'Ada' })
})

test.for<[input: unknown, fields: Record<string, string>]>([
  [{}, { name: 'Add a name.' }],
  [{ name: 'A' }, { name: 'A longer name.' }],
  [{ name: 'Ada', inner: { age: 'old' } }, { 'inner.age': 'Add an age.' }],
  [{ name: 'Ada', role: 'admin' }, { role: 'This field is not known here.' }],
])('%j is refused field by field', ([input, fields]) => {
  expect(() => parse(schema, input)).toThrow(
    expect.objectContaining({ kind: 'invalid', fields, message: Object.values(fields)[0] }),
  )
})

test('a key of the prototype is a field like any other', () => {
  const input = JSON.parse('{"name":"Ada","__proto__":{"role":"admin"}}')
  expect(() => parse(schema, input)).toThrow(Refusal)
  expect(({} as Record<string, unknown>).role).toBeUndefined()
})
