import { expect, test } from 'vitest'
import { kinds } from '#src/kinds/index.ts'
import { asOptions } from '#src/kinds/options.ts'
import { Refusal } from '#src/lib/refusal.ts'
import { wordsOf } from '#test/support/words.ts'
import { kindViews, viewOf } from '#views/kinds/index.ts'

const options = asOptions(['On time', 'Late', 'Never'])
const specs = [
  { kind: 'choice', options },
  { kind: 'ordered', options },
] as const

test('every kind has its view, and no view is without its kind', () => {
  expect(Object.keys(kindViews)).toEqual(Object.keys(kinds))
  expect(new Set(Object.values(kindViews).map(({ name }) => name)).size).toBe(5)
})

test.for(specs)(
  'each option of $kind has a field with its name, all in one group',
  async (spec) => {
    const { Input } = viewOf(spec)
    const form = String(await (<Input spec={spec} typed={{ bp_1: '30' }} />))
    expect(form).toContain('<legend>Your chances, in %</legend>')
    for (const [index, { label }] of options.entries())
      expect(form).toContain(`<label for="bp_${index}">${label}</label>`)
    expect(form).toContain('value="30"')
    expect(form).not.toContain('Scale to 100')
  },
)

test.for(specs)('of $kind what stands is in its fields again', async (spec) => {
  const { Input } = viewOf(spec)
  const standing = { kind: spec.kind, bps: [5050, 2950, 2000] }
  const form = String(await (<Input spec={spec} typed={{}} standing={standing} />))
  for (const value of ['50.5', '29.5', '20']) expect(form).toContain(`value="${value}"`)
})

test.for(specs)('of $kind scaling is a button, shown only when it is offered', async (spec) => {
  const { Input } = viewOf(spec)
  const refusal = new Refusal('invalid', 'invalid', 'x', { fields: { scaled: 'These add up.' } })
  const form = String(await (<Input spec={spec} typed={{}} refusal={refusal} />))
  expect(form).toMatch(/<button id="scaled" name="scaled" value="yes"[^>]*>Scale to 100</)
})

test.for(specs)('of $kind the crowd is told by what is likeliest', async (spec) => {
  const { CrowdInWords, words, OutcomeInWords } = viewOf(spec)
  const value = { kind: spec.kind, bps: [2000, 6150, 1850] }
  expect(await wordsOf(<CrowdInWords spec={spec} value={value} />)).toBe('62% for "Late"')
  expect(words(value, spec)).toBe('On time 20%, Late 61.5%, Never 18.5%')
  const outcome = { kind: spec.kind, option: 2 }
  expect(await wordsOf(<OutcomeInWords spec={spec} outcome={outcome} />)).toBe('Never')
})

test.for(specs)('of $kind a moderator chooses what came about by its name', async (spec) => {
  const { OutcomeInput } = viewOf(spec)
  const form = String(await (<OutcomeInput spec={spec} typed={{ option: 'b' }} />))
  expect(form).toContain('<legend>What came about?</legend>')
  expect(form.match(/type="radio" name="option"/g)).toHaveLength(3)
  expect(form).toMatch(/value="b" checked=""\/> Late/)
})

test.for([
  [specs[0], 'You gave "Late" 30%, and it came about: ½ × (0.5² + (1 − 0.3)² + 0.2²) = 0.390'],
  [
    specs[1],
    '"Late" came about. At each border between options, what you gave up to it against what happened: (0.5² + (1 − 0.8)²) ÷ 2 = 0.145',
  ],
] as const)('the sum of a score names every term: %#', ([spec, words]) => {
  const value = { kind: spec.kind, bps: [5000, 3000, 2000] }
  expect(viewOf(spec).sum(value, { kind: spec.kind, option: 1 }, spec)).toBe(words)
})

test('an option with markup in its name is shown as words', async () => {
  const hostile = { kind: 'choice' as const, options: asOptions(['<b>a</b>', '"b" onclick=x']) }
  const { Input } = viewOf(hostile)
  const form = String(await (<Input spec={hostile} typed={{}} />))
  expect(form).not.toContain('<b>')
  expect(form).toContain('&lt;b&gt;')
})
