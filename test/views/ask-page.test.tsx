import { expect, test } from 'vitest'
import { Refusal } from '#src/lib/refusal.ts'
import { AskPage } from '#views/questions/ask-page.tsx'
import { faultsOf } from './faults.ts'
import { claim, HOSTILE } from './props.ts'
import {
  all,
  type Element,
  field,
  fields,
  form,
  heard,
  links,
  nameOf,
  one,
  read,
  sent,
} from './reading.ts'

const ask = (change: Partial<Parameters<typeof AskPage>[0]> = {}) =>
  read(<AskPage {...{ claim: claim(), refusal: undefined, typed: {} }} {...change} />)
const chosen = (select: Element) =>
  all(select, 'option')
    .filter(({ attributes }) => 'selected' in attributes)
    .map(heard)

test('a question is asked on a claim, whose words stand above the form', async () => {
  const shown = await ask({ claim: claim({ short: HOSTILE, language: 'de' }) })
  expect(links(shown)[HOSTILE]).toBe('/claims/5')
  expect(heard(one(shown, 'blockquote'))).toBe('will open in June')
  expect(one(shown, 'blockquote').attributes.lang).toBe('de')
  expect(sent(form(shown, 'Ask'))).toEqual({ claim_id: '5' })
  expect(fields(shown).map((one) => nameOf(one, shown))).not.toContain('')
  expect(faultsOf(shown)).toEqual([])
})

test('what settles the claim begins with what its deadline allows', async () => {
  const settles = async (about: ReturnType<typeof claim>) =>
    chosen(field(await ask({ claim: about }), 'What settles the claim'))
  expect(await settles(claim())).toEqual(['Only a yes settles it'])
  expect(await settles(claim({ deadline_reading: 'latest' }))).toEqual(['Either answer settles it'])
})

test('without a claim there is no form, only the way to one', async () => {
  const shown = await ask({ claim: undefined })
  expect(all(shown, 'form')).toEqual([])
  expect(links(shown)).toEqual({ article: '/articles' })
})

test('a refused question keeps every answer and names each field that is wrong', async () => {
  const wrong = { title: 'Ask in one sentence.', options: 'Two options have the same name.' }
  const refusal = new Refusal('invalid', 'question', 'No.', { fields: wrong })
  const typed = { title: HOSTILE, kind: 'ordered', options: 'A\n+ A', decides: 'no' }
  const shown = await ask({ refusal, typed })
  expect(links(shown)).toMatchObject({ [wrong.title]: '#title', [wrong.options]: '#options' })
  expect(heard(field(shown, 'The question'))).toBe(HOSTILE)
  expect(chosen(field(shown, 'It is answered by'))).toEqual(['one of several options in order'])
  expect(chosen(field(shown, 'What settles the claim'))).toEqual(['Only a no settles it'])
  expect(faultsOf(shown)).toEqual([])
})
