import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runVectors } from './vectors/harness.ts'

const OWN = 'test/scoring/vectors/scoring.json'
const read = () => JSON.parse(readFileSync(process.env.SCORING_VECTORS ?? OWN, 'utf8'))

test('every case of every group that is built agrees with the reference', () => {
  const { lines, failures, cases } = runVectors(read())
  console.log(lines.join('\n'))
  expect(failures).toEqual([])
  expect(cases).toBeGreaterThan(0)
})

const oneCase = () => ({
  schema: 1,
  groups: {
    brier_binary: {
      what: 'one case',
      cases: [
        {
          id: 'half',
          inputs: { p: [0.5], bp: [5000], y: [1], w: null },
          expected: { mean: 0.25 } as Record<string, unknown>,
          tolerance: { abs: 1e-12 } as Record<string, unknown>,
        },
      ],
    },
  } as Record<string, { cases: unknown[]; [more: string]: unknown }>,
})
type Draft = ReturnType<typeof oneCase>
const firstCase = (draft: Draft) =>
  (draft.groups.brier_binary as { cases: ReturnType<typeof Object>[] }).cases[0] as {
    inputs: Record<string, unknown>
    expected: Record<string, unknown>
    tolerance: Record<string, unknown>
    more?: unknown
  }

test('a sound file passes', () => {
  expect(runVectors(oneCase())).toMatchObject({ failures: [], cases: 1 })
})

test.for<[what: string, spoil: (draft: Draft) => void, words: string]>([
  ['another schema', (draft) => Object.assign(draft, { schema: 2 }), 'schema'],
  ['an unknown group', (draft) => Object.assign(draft.groups, { guess: { cases: [] } }), 'guess'],
  ['an unknown field of the file', (draft) => Object.assign(draft, { extra: 1 }), 'extra'],
  [
    'an unknown field of a group',
    (draft) => Object.assign(draft.groups.brier_binary ?? {}, { bands: [] }),
    'bands',
  ],
  ['an unknown field of a case', (draft) => Object.assign(firstCase(draft), { more: 1 }), 'more'],
  ['an unknown input', (draft) => Object.assign(firstCase(draft).inputs, { z: 1 }), 'z'],
  [
    'an unknown expectation',
    (draft) => Object.assign(firstCase(draft).expected, { luck: 1 }),
    'luck',
  ],
  ['an unknown tolerance', (draft) => Object.assign(firstCase(draft).tolerance, { rel: 1 }), 'rel'],
  [
    'a wrong number',
    (draft) => Object.assign(firstCase(draft).expected, { mean: 0.2500001 }),
    'mean',
  ],
  [
    'a null that is none',
    (draft) => Object.assign(firstCase(draft).expected, { mean: null }),
    'mean',
  ],
])('the harness refuses %s', ([, spoil, words]) => {
  const draft = oneCase()
  spoil(draft)
  const { failures } = runVectors(draft)
  expect(failures.join()).toContain(words)
})

test('a group that is not built is printed, not run', () => {
  const draft = { schema: 1, groups: { murphy: { cases: [] } } }
  expect(runVectors(draft)).toEqual({ lines: ['murphy: not built'], failures: [], cases: 0 })
})
