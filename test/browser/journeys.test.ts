import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { openBrowser, sitDown } from '#test/support/browser.ts'
import { type CountedPage, countedPage } from '#test/support/counted-page.ts'
import { type FilledServer, startFilledServer } from '#test/support/filled-server.ts'
import { forecasters } from './journeys/forecaster.ts'
import type { Manner, Sitting } from './journeys/manner.ts'
import { moderators } from './journeys/moderator.ts'
import { newcomers } from './journeys/newcomer.ts'
import { readers } from './journeys/reader.ts'

const SITE = { forecasters: 3, claims: 3, open: 12, points: 3, adminLinks: 4 }

let browser: Browser
let site: FilledServer
beforeAll(async () => {
  const plan = { ...SITE, hiddenSays: (question: number, n: number) => 2000 + question * 500 + n }
  ;[browser, site] = [await openBrowser(), await startFilledServer(plan)]
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const MANNERS: Manner[] = [
  { name: 'with script', script: true, phone: false, questions: [14, 15, 16], link: 1 },
  { name: 'with script, on a phone', script: true, phone: true, questions: [17, 18, 19], link: 2 },
  { name: 'without script', script: false, phone: false, questions: [20, 21, 22], link: 3 },
  {
    ...{ name: 'without script, on a phone', script: false, phone: true },
    ...{ questions: [23, 24, 25], link: 4 },
  },
]

const sizeOf = ({ phone }: Manner) =>
  phone ? { width: 360, height: 740, touch: true } : { width: 1100, height: 900 }

describe.each(MANNERS)('$name', (manner) => {
  let one: CountedPage
  beforeAll(async () => {
    const { page } = await sitDown(browser, site.url, { ...manner, ...sizeOf(manner) })
    one = await countedPage(page, manner.phone)
  })
  afterAll(() => one?.page.context().close())

  /** The same browser in other hands: opening one for each journey takes longer than most. */
  const sitting: Sitting = {
    site: () => site,
    async sit(who) {
      await one.asStranger()
      const [name = '', value = ''] = who ? site.cookies[who].split('=') : []
      if (name) await one.page.context().addCookies([{ name, value, url: site.url }])
      one.startAnew()
      return one
    },
  }
  readers(sitting, manner)
  newcomers(sitting, manner)
  forecasters(sitting, manner)
  moderators(sitting, manner)
})
