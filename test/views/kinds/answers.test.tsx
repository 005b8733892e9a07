import { expect, test } from 'vitest'
import type { Outcome, Spec, Value } from '#src/kinds/index.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { faultsOf } from '#test/views/faults.ts'
import { binary, HOSTILE, LONG_WORD, options } from '#test/views/props.ts'
import { all, field, fields, heard, nameOf, one, read, sent } from '#test/views/reading.ts'
import { viewOf } from '#views/kinds/index.ts'

const yesNo: Spec = { kind: 'binary' }
const colours = options('choice', 'Red', 'Green', 'Blue')
const years = options('ordered', '2030', '2031', 'Later')

const chances = (kind: 'choice' | 'ordered', ...bps: number[]): Value => ({ kind, bps })
const came = (kind: 'choice' | 'ordered', option: number): Outcome => ({ kind, option })
const refusal = (fields: Record<string, string>) => new Refusal('invalid', 'x', 'No.', { fields })

const input = (spec: Spec, change: object = {}) => {
  const { Input } = viewOf(spec)
  return read(<Input spec={spec} typed={{}} {...change} />)
}
const outcomeInput = (spec: Spec, change: object = {}) => {
  const { OutcomeInput } = viewOf(spec)
  return read(<OutcomeInput spec={spec} typed={{}} {...change} />)
}
const told = async (spec: Spec, value: Value) => {
  const { words, CrowdInWords } = viewOf(spec)
  return {
    own: words(value, spec),
    crowd: heard(await read(<CrowdInWords spec={spec} value={value} />)),
  }
}

test('a yes-or-no question asks for one chance, in percent', async () => {
  const page = await input(yesNo, { standing: binary(7350) })
  expect(fields(page)).toHaveLength(1)
  expect(field(page, 'Your chance, in %').attributes).toMatchObject({
    ...{ name: 'bp', value: '73.5', inputmode: 'decimal' },
  })
  expect(sent(page)).toEqual({ kind: 'binary' })
})

test('one’s own chance is told as entered, the crowd’s rounded and with a word', async () => {
  expect(await told(yesNo, binary(7349))).toEqual({ own: '73.49%', crowd: '73% (likely)' })
  expect(await told(yesNo, binary(150))).toEqual({
    ...{ own: '1.5%', crowd: '1.5% (almost certainly not)' },
  })
})

test('what was typed stays, and what is wrong stands at its option', async () => {
  const typed = { bp_0: '50', bp_1: 'many' }
  const page = await input(colours, { typed, refusal: refusal({ bp_1: 'Enter a chance.' }) })
  expect(field(page, 'Red').attributes).toMatchObject({ value: '50' })
  expect(field(page, 'Green').attributes).toMatchObject({
    ...{ value: 'many', 'aria-invalid': 'true', 'aria-describedby': 'bp_1-problem' },
  })
  expect(field(page, 'Red').attributes).not.toHaveProperty('aria-invalid')
  expect(faultsOf(page)).toEqual([])
})

test('of several options that are equally likely, the first stands for the crowd', async () => {
  expect((await told(years, chances('ordered', 4000, 4000, 2000))).crowd).toBe(
    '40% (about even) for "2030"',
  )
})

test.for([
  [yesNo, 'What happened?', ['Yes, it happened', 'No, it did not']],
  [colours, 'What came about?', ['Red', 'Green', 'Blue']],
  [years, 'What came about?', ['2030', '2031', 'Later']],
] as const)(
  'an outcome of $0.kind is one of the answers, and none is chosen before',
  async (told) => {
    const [spec, legend, answers] = told
    const page = await outcomeInput(spec)
    expect(heard(one(page, 'legend'))).toBe(legend)
    expect(fields(page).map((one) => nameOf(one, page))).toEqual(answers)
    expect(all(page, 'input').filter(({ attributes }) => 'checked' in attributes)).toEqual([])
    expect(sent(page)).toEqual({ kind: spec.kind })
    expect(faultsOf(page)).toEqual([])
  },
)

test('an outcome that was chosen stays chosen, and what is wrong is said', async () => {
  const answered = await outcomeInput(yesNo, { typed: { happened: 'no' } })
  expect(field(answered, 'No, it did not').attributes).toHaveProperty('checked')
  const chosen = await outcomeInput(colours, { typed: { option: 'c' } })
  expect(field(chosen, 'Blue').attributes).toHaveProperty('checked')
  const missing = { happened: 'Choose yes or no.', option: 'Choose what came about.' }
  for (const [spec, problem] of [
    [yesNo, missing.happened],
    [years, missing.option],
  ] as const)
    expect(heard(await outcomeInput(spec, { refusal: refusal(missing) }))).toContain(problem)
})

const outcomeOf = async (spec: Spec, outcome: Outcome) => {
  const { OutcomeInWords } = viewOf(spec)
  return heard(await read(<OutcomeInWords spec={spec} outcome={outcome} />))
}

test('an outcome is told in one word or by its option', async () => {
  expect(await outcomeOf(yesNo, { kind: 'binary', happened: true })).toBe('Yes')
  expect(await outcomeOf(yesNo, { kind: 'binary', happened: false })).toBe('No')
  expect(await outcomeOf(colours, came('choice', 1))).toBe('Green')
  expect(await outcomeOf(years, came('ordered', 2))).toBe('Later')
})

const sum = (spec: Spec, value: Value, outcome: Outcome) => viewOf(spec).sum(value, outcome, spec)

test('the sum of options in order compares what lies up to each border', () => {
  const value = chances('ordered', 5000, 3000, 2000)
  expect(sum(years, value, came('ordered', 1))).toMatch(
    /: \(0\.5² \+ \(1 − 0\.8\)²\) ÷ 2 = 0\.145$/,
  )
  expect(sum(years, value, came('ordered', 0))).toMatch(
    /: \(\(1 − 0\.5\)² \+ \(1 − 0\.8\)²\) ÷ 2 = 0\.145$/,
  )
  expect(sum(years, value, came('ordered', 2))).toMatch(/: \(0\.5² \+ 0\.8²\) ÷ 2 = 0\.445$/)
})

const SQUARE = /\((1 − [\d.]+)\)²|([\d.]+)²/g

/** What a reader finds who takes the sum at its word. */
function recomputed(text: string): { found: number; claimed: string } {
  const [, terms = '', claimed = ''] = /: (.*) = ([\d.]+)$/.exec(text) ?? []
  const squares = [...terms.matchAll(SQUARE)].map(([, gap, plain]) =>
    gap ? (1 - Number(gap.slice(4))) ** 2 : Number(plain) ** 2,
  )
  const whole = squares.reduce((total, square) => total + square, 0)
  const [, borders = '1'] = /÷ (\d+)/.exec(terms) ?? []
  return { found: terms.startsWith('½') ? whole / 2 : whole / Number(borders), claimed }
}

test('whoever recomputes a sum finds what it claims', () => {
  for (let bp = 0; bp <= 10_000; bp += 37)
    for (const text of [
      sum(yesNo, binary(bp), { kind: 'binary', happened: true }),
      sum(yesNo, binary(bp), { kind: 'binary', happened: false }),
      sum(colours, chances('choice', bp, 10_000 - bp, 0), came('choice', 2)),
      sum(years, chances('ordered', bp, 0, 10_000 - bp), came('ordered', 1)),
    ]) {
      const { found, claimed } = recomputed(text)
      expect(Math.abs(found - Number(claimed)), text).toBeLessThan(0.000_501)
    }
})

test('hostile and very long options are words in every place', async () => {
  const spec = options('choice', HOSTILE, LONG_WORD)
  for (const page of [await input(spec), await outcomeInput(spec)]) {
    expect(fields(page).map((one) => nameOf(one, page))).toEqual([HOSTILE, LONG_WORD])
    expect(faultsOf(page)).toEqual([])
  }
  expect((await told(spec, chances('choice', 9000, 1000))).own).toBe(
    `${HOSTILE} 90%, ${LONG_WORD} 10%`,
  )
  expect(await outcomeOf(spec, came('choice', 0))).toBe(HOSTILE)
})

test.for([
  [yesNo, 'happened', 'Choose yes or no.'],
  [colours, 'option', 'Choose what came about.'],
  [years, 'option', 'Choose what came about.'],
] as const)(
  'of $0.kind a missing outcome is told at its fields and tied to them',
  async ([spec, name, words]) => {
    const page = await outcomeInput(spec, { refusal: refusal({ [name]: words }) })
    const set = one(page, 'fieldset')
    expect(set.attributes).toMatchObject({
      ...{ id: name, 'aria-invalid': 'true', 'aria-describedby': `${name}-problem` },
    })
    expect(heard(set)).toContain(words)
    expect(faultsOf(page)).toEqual([])
    expect(one(await outcomeInput(spec), 'fieldset').attributes).toEqual({ id: name })
  },
)
