import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choice } from '#src/kinds/choice.ts'
import { crowdOf } from '#src/kinds/crowd.ts'
import { anySpec } from '#src/kinds/index.ts'
import { asOptions } from '#src/kinds/options.ts'
import { plain } from '#src/lib/sentence.ts'

const spec = { kind: 'choice' as const, options: asOptions(['Red', 'Green', 'Blue']) }
const said = (...typed: string[]) =>
  choice
    .valueFor(spec)
    .safeParse({ kind: 'choice', ...Object.fromEntries(typed.map((t, i) => [`bp_${i}`, t])) })
const problems = (...typed: string[]) =>
  Object.fromEntries(
    said(...typed).error?.issues.map(({ path, message }) => [path.join('.'), plain(message)]) ?? [],
  )
const value = (...bps: number[]) => ({ kind: 'choice' as const, bps })

test('options have a letter each, in the order they were written', () => {
  expect(spec.options).toEqual([
    { key: 'a', label: 'Red' },
    { key: 'b', label: 'Green' },
    { key: 'c', label: 'Blue' },
  ])
})

test.for<[labels: string[], words: string]>([
  [['Red'], 'Name at least two options, one on each line.'],
  [Array.from({ length: 13 }, (_, n) => `Option ${n}`), 'Name at most 12 options.'],
  [['Red', 'red'], 'Two options have the same name.'],
  [['Red', ' '], 'Name each option.'],
  [['Red', 'x'.repeat(81)], 'Use at most 80 characters.'],
])('options %# are refused', ([labels, words]) => {
  const read = anySpec.safeParse({ kind: 'choice', options: asOptions(labels) })
  expect(read.error?.issues.map(({ message }) => plain(message))).toContain(words)
})

test('each option has its field; a program sends one list', () => {
  expect(said('50', '30%', '20').data).toEqual(value(5000, 3000, 2000))
  expect(choice.valueFor(spec).parse(value(5000, 3000, 2000))).toEqual(value(5000, 3000, 2000))
})

test('one empty field takes the rest, even if nothing is left', () => {
  expect(said('50', '', '20').data).toEqual(value(5000, 3000, 2000))
  expect(said('50', '50').data).toEqual(value(5000, 5000, 0))
})

test('two empty fields are asked for, at the first of them', () => {
  expect(problems('50', '', '')).toEqual({
    bp_1: 'Give each option a chance. One may stay empty and takes the rest.',
  })
})

test('what does not add up is offered scaled, with the result, and not saved', () => {
  expect(problems('50', '30', '10')).toEqual({
    scaled:
      'These add up to 90%, not 100%. Scaled they would be: Red 55.56%, Green 33.33%, Blue 11.11%.',
  })
  expect(problems('90', '', '30')).toHaveProperty('scaled')
})

test('asked to scale, it is scaled', () => {
  const read = choice
    .valueFor(spec)
    .parse({ kind: 'choice', bp_0: '50', bp_1: '30', bp_2: '10', scaled: 'yes' })
  expect(read).toEqual(value(5556, 3333, 1111))
})

test.for(['maybe', '101', '-5', '73.456', '0.5'])('%s is refused at its own field', (typed) => {
  expect(Object.keys(problems('50', typed, '20'))).toEqual(['bp_1'])
})

test('all at 0 is no forecast', () => {
  expect(problems('0', '0', '0')).toEqual({ bp_0: 'Give at least one option a chance above 0.' })
})

test.for<unknown>([
  null,
  {},
  { kind: 'binary', bp: 5000 },
  { kind: 'choice', bps: [5000, 5000] },
  { kind: 'choice', bps: [5000, 5000, 1] },
  { kind: 'choice', bps: [-1, 5000, 5001] },
  { kind: 'choice', bps: [3333.3, 3333.3, 3333.4] },
  { kind: 'choice', bp_0: '50', bp_1: '30', bp_2: '20', bp_3: '0' },
])('%j is no value of it', (given) => {
  expect(choice.valueFor(spec).safeParse(given).success).toBe(false)
})

test('near certainty of one option is asked back, by its name', () => {
  expect(plain(choice.doubt(value(9950, 50, 0), spec) ?? '')).toContain(
    '99.5% says that nothing but "Red"',
  )
  expect(choice.doubt(value(9950, 50, 0), spec)).toContain('scores almost 1, the worst there is')
  expect(choice.doubt(value(10_000, 0, 0), spec)).toContain('scores 1, the worst there is')
  expect(choice.doubt(value(9900, 100, 0), spec)).toBeUndefined()
})

test('an outcome is an option, by its key from a form or its place from a program', () => {
  const outcome = choice.outcomeFor(spec)
  expect(outcome.parse({ kind: 'choice', option: 'b' })).toEqual({ kind: 'choice', option: 1 })
  expect(outcome.parse({ kind: 'choice', option: 1 })).toEqual({ kind: 'choice', option: 1 })
  for (const option of ['d', '', undefined, 3, -1, 0.5])
    expect(outcome.safeParse({ kind: 'choice', option }).error?.issues[0]?.message).toBe(
      'Choose what came about.',
    )
})

test('it is scored by half the squared gaps', () => {
  const score = choice.score(value(5000, 3000, 2000), { kind: 'choice', option: 0 })
  expect(score / choice.unit()).toBe(0.19)
})

test('a value lies on a line for each option', () => {
  expect(choice.levels(value(5000, 3000, 2000))).toEqual([5000, 3000, 2000])
  expect(choice.happened({ kind: 'choice', option: 1 }, spec)).toEqual([false, true, false])
})

test('the crowd is the median of each option, brought to 100%', () => {
  expect(crowdOf([value(6000, 3000, 1000), value(4000, 4000, 2000)], spec)).toEqual(
    value(5000, 3500, 1500),
  )
})

test('where each is certain of something else, their mean is the crowd', () => {
  const certain = [value(10_000, 0, 0), value(0, 10_000, 0), value(0, 0, 10_000)]
  expect(crowdOf(certain, spec)).toEqual(value(3334, 3333, 3333))
})

test('whatever people say, the crowd sums to 100% and knowing nothing is even', () => {
  const anyone = fc
    .tuple(fc.nat(10_000), fc.nat(10_000))
    .map(([a, b]) => value(Math.min(a, b), Math.abs(a - b), 10_000 - Math.max(a, b)))
  fc.assert(
    fc.property(fc.array(anyone, { minLength: 1, maxLength: 9 }), (standing) => {
      const { bps } = choice.value.parse(crowdOf(standing, spec))
      expect(bps.reduce((sum, bp) => sum + bp, 0)).toBe(10_000)
    }),
  )
  expect(choice.even(spec)).toEqual(value(3334, 3333, 3333))
})

test('its options are those written, and a forecast names each with its chance', () => {
  expect(choice.options(spec)).toEqual(spec.options)
  expect(choice.words(value(5000, 2950, 2050), spec)).toBe('Red 50%, Green 29.5%, Blue 20.5%')
})
