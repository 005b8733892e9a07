import { expect, test } from 'vitest'
import type { CountedPage } from '#test/support/counted-page.ts'
import { tokenOf } from '#test/support/filled-site.ts'
import {
  chanceIn,
  expectSeconds,
  fill,
  isReady,
  isSaved,
  KB,
  type Manner,
  type Sitting,
} from './manner.ts'

/** A handle, an e-mail address and a password, on the page one is led to. */
const account = (handle: string) => ({
  Handle: handle,
  'E-mail address': `${handle}@example.org`,
  Password: 'a long word of mine',
})

/** To the field for a chance, by its key where script runs. */
export async function reachChance(one: CountedPage, manner: Manner) {
  await isReady(one, manner)
  if (manner.script) return one.press('f')
  await one.tabTo(one.page.getByRole('link', { name: /forecast/i }).first())
  await one.press('Enter')
  await one.tabTo(chanceIn(one))
}

export function newcomers({ sit }: Sitting, manner: Manner) {
  const { name, phone, questions, link } = manner

  test.each([
    ['by keyboard', false],
    ['by touch', true],
  ])('a newcomer’s number waits for the account: %s', async (means, touches) => {
    const one = await sit()
    const reach = async (label: string) => {
      if (touches) await one.click(one.page.getByLabel(label, { exact: true }))
    }
    await one.page.goto(`/questions/${questions[0]}`)
    await (touches ? one.click(chanceIn(one)) : reachChance(one, manner))
    await one.type('73')
    await one.press('Enter')
    await one.page.getByText(/73%.*kept until/).waitFor()
    await expectSeconds(one, await one.told(`guest, ${name}, ${means}`), 6)
    expect(new URL(one.page.url()).pathname).toBe('/sign-up')
    for (const [label, text] of Object.entries(account(`new_${link}${touches ? 't' : 'k'}`))) {
      await reach(label)
      await fill(one, { [label]: text })
    }
    await one.press('Enter')
    await isSaved(one, '73%')
    const told = await one.told(`newcomer, ${name}, ${means}`)
    expect(told.clicks).toBeLessThanOrEqual(touches ? 4 : 0)
    expect(told.fields).toBeLessThanOrEqual(4)
    expect(told.bytes).toBeLessThanOrEqual(40 * KB)
    await expectSeconds(one, told, 25)
  })

  test('the first admin comes by the printed link and names the site', async () => {
    const one = await sit()
    await one.page.goto(`/set-up/${tokenOf('set_up_admin', link)}`)
    await fill(one, account(`admin_${link}`))
    await one.press('Enter')
    await one.page.getByText('You are signed in.').waitFor()
    const menu = one.page.locator('details.account')
    await one.follow(menu.locator('summary'), 'keys')
    await one.follow(menu.getByRole('link', { name: 'Administration' }), 'keys')
    if (phone) await one.click(one.page.getByLabel('Name', { exact: true }))
    await fill(one, { Name: `Harbour ${link}` })
    await one.press('Enter')
    await one.page.getByRole('link', { name: `Harbour ${link}` }).waitFor()
    const told = await one.told(`set-up, ${name}`)
    expect(told.fields).toBeLessThanOrEqual(4)
    await expectSeconds(one, told, 300)
  })
}
