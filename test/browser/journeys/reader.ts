import { expect, test } from 'vitest'
import type { CountedPage } from '#test/support/counted-page.ts'
import { expectSeconds, type Manner, type Sitting, VIEW } from './manner.ts'

/** Nothing stands between a reader and the page, and nothing is kept of them. */
async function expectCalm({ page }: CountedPage) {
  const between = 'dialog[open], [role=dialog], [role=alertdialog], iframe, .notice'
  expect(await page.locator(between).count()).toBe(0)
  expect(await page.context().cookies()).toEqual([])
}

export function readers({ sit }: Sitting, manner: Manner) {
  const means = manner.phone ? 'click' : 'keys'

  test('a reader comes from an article to how it resolves and what was forecast', async () => {
    const one = await sit()
    let asked = 0
    one.page.on('dialog', () => asked++)
    let before = 0
    const pageIsLight = async (name: string) => {
      const told = await one.told(`reading ${name}, ${manner.name}`)
      const view = told.bytes - told.script
      expect(view - before, name).toBeLessThanOrEqual(VIEW)
      before = view
      await expectCalm(one)
      return told
    }
    const main = one.page.locator('main')
    await one.page.goto('/articles')
    await pageIsLight('articles')
    await one.follow(main.getByRole('link', { name: 'What the coast was promised' }), means)
    await one.follow(main.locator('a.mark').first(), means)
    const card = main.locator('.card:target')
    await card.waitFor()
    await pageIsLight('the article')
    await one.follow(card.locator('h3 a'), means)
    await main.locator('blockquote mark').waitFor()
    await pageIsLight('the claim')
    await one.follow(main.locator('a[href^="/questions/1-"]').first(), means)
    await main.locator('#crowd').getByText(/\d%/).first().waitFor()
    await main.locator('.meta', { hasText: /Closes .+\(in \d+ / }).waitFor()
    for (const name of ['How it resolves', 'Sources'])
      await main.getByRole('heading', { name, exact: true }).waitFor()
    await one.follow(main.getByText('Show data'), means)
    await main.getByRole('cell', { name: /%/ }).first().waitFor()
    await expectSeconds(one, await pageIsLight('the question'), 60)
    expect(asked).toBe(0)
  })
}
