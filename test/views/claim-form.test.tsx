import { expect, test } from 'vitest'
import { Refusal } from '#src/lib/refusal.ts'
import type { Anchor } from '#src/quotes/anchor.ts'
import { ClaimFormPage } from '#views/claims/claim-form-page.tsx'
import { faultsOf } from './faults.ts'
import { article, HOSTILE } from './props.ts'
import { all, field, fields, form, heard, links, nameOf, read } from './reading.ts'

const quoteForm = (change: Partial<Parameters<typeof ClaimFormPage>[0]> = {}) =>
  read(
    <ClaimFormPage
      {...{ article: article(), places: [], refusal: undefined, typed: {}, keepsText: true }}
      {...change}
    />,
  )

test('a claim is quoted by words; the paragraph is asked for where no text is kept', async () => {
  const name = 'The whole paragraph that holds them'
  const names = async (keepsText: boolean) => {
    const shown = await quoteForm({ keepsText })
    expect(faultsOf(shown)).toEqual([])
    return fields(shown).map((one) => nameOf(one, shown))
  }
  expect(await names(true)).not.toContain(name)
  expect(await names(false)).toContain(name)
  expect(form(await quoteForm(), 'Save the claim').attributes.action).toBe(
    '/articles/harbour/claims',
  )
})

test('words that stand several times are chosen by what stands around them', async () => {
  const place = (start: number, prefix: string) => ({ start, prefix, exact: 'June', suffix: '.' })
  const places = [place(3, 'in early '), place(90, 'in late ')] as Anchor[]
  const shown = await quoteForm({ places, typed: { place: '90' } })
  expect(field(shown, '… in early June. …').attributes).not.toHaveProperty('checked')
  expect(field(shown, '… in late June. …').attributes).toMatchObject({ value: '90', checked: '' })
  expect(faultsOf(shown)).toEqual([])
})

test('a refused claim keeps what was typed and leads to what is wrong', async () => {
  const refusal = new Refusal('invalid', 'quote', 'No.', { fields: { quote: 'Too short.' } })
  const shown = await quoteForm({ refusal, typed: { quote: HOSTILE, stance: 'doubts' } })
  expect(heard(field(shown, 'The words, as they stand in the article'))).toBe(HOSTILE)
  const stance = all(field(shown, 'The speaker'), 'option')
  expect(stance.filter(({ attributes }) => 'selected' in attributes).map(heard)).toEqual([
    'doubts it',
  ])
  expect(links(shown)['Too short.']).toBe('#quote')
  expect(faultsOf(shown)).toEqual([])
})
