import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { differences, fraction } from './vectors/compare.ts'
import { runVectors } from './vectors/harness.ts'

const OWN = 'test/scoring/vectors/scoring.json'
const read = () => JSON.parse(readFileSync(process.env.SCORING_VECTORS ?? OWN, 'utf8'))

test('every case of every group agrees with the reference', () => {
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
    'an inherited name of a group',
    (draft) => Object.assign(draft, { groups: { constructor: { cases: [] } } }),
    'unknown group',
  ],
  ['a missing input', (draft) => Reflect.deleteProperty(firstCase(draft).inputs, 'w'), 'w'],
  [
    'basis points that contradict their decimals',
    (draft) => Object.assign(firstCase(draft).inputs, { bp: [5001] }),
    'p and bp differ',
  ],
  [
    'a case that cannot be computed',
    (draft) => Object.assign(firstCase(draft).inputs, { p: [2], bp: [20_000] }),
    'basis points',
  ],
  [
    'a case that expects nothing',
    (draft) => Reflect.deleteProperty(firstCase(draft).expected, 'mean'),
    'expects nothing',
  ],
  [
    'an exact fraction that differs',
    (draft) => Object.assign(firstCase(draft).expected, { mean_exact: '1/3' }),
    'mean_exact',
  ],
  [
    'a list that is too short',
    (draft) => Object.assign(firstCase(draft).expected, { per_forecast: [] }),
    'per_forecast',
  ],
  [
    'a wrong number in a list',
    (draft) => Object.assign(firstCase(draft).expected, { per_forecast: [0.2500001] }),
    'per_forecast[0]',
  ],
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

test('an exact fraction that agrees passes', () => {
  const draft = oneCase()
  Object.assign(firstCase(draft).expected, { mean_exact: '1/4' })
  expect(runVectors(draft).failures).toEqual([])
})

test.for([
  ['a value of another person', { bo: 1 }],
  ['a person more', { al: 1, bo: 1 }],
  ['a person less', {}],
] as const)('two maps differ by %s', ([, expected]) => {
  expect(differences('peer', { al: 1 }, expected, 1e-12)).not.toEqual([])
})

test.for([Number.NaN, null, undefined, '1'])('a number is not %s', (got) => {
  expect(differences('mean', got, 1, 1e-12)).toHaveLength(1)
})

test('a fraction is text or null, alone or by person', () => {
  expect(fraction({ al: '-1/4', bo: '3', cy: null })).toEqual({ al: -0.25, bo: 3, cy: null })
  expect(() => fraction(0.25)).toThrow('No fraction')
})

test('each group says how many of its cases ran', () => {
  expect(runVectors(oneCase()).lines).toEqual(['brier_binary: 1 cases'])
})
