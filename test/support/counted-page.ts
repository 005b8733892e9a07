import type { Locator } from 'playwright-core'
import type { Person } from './browser.ts'

const MOST_TABS = 120

/** What somebody does on a page, one move at a time, and what travels for it. */
export type CountedPage = Awaited<ReturnType<typeof countedPage>>

export async function countedPage({ page, context }: Person) {
  const count = { ...ZERO }
  const wire = await context.newCDPSession(page)
  const cached = new Set<string>()
  const posts = new Set<string>()
  wire.on('Network.requestWillBeSent', ({ requestId, request, redirectResponse }) => {
    if (request.url.startsWith('data:')) cached.add(requestId)
    else count.requests++
    if (request.method === 'POST') posts.add(requestId)
    count.bytes += redirectResponse?.encodedDataLength ?? 0
  })
  wire.on('Network.requestServedFromCache', ({ requestId }) => {
    if (!cached.has(requestId)) count.requests--
    cached.add(requestId)
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (cached.has(requestId)) return
    count.bytes += encodedDataLength
    if (posts.has(requestId)) count.posted += encodedDataLength
  })
  await wire.send('Network.enable')

  const press = async (key: string) => {
    count.keys++
    await page.keyboard.press(key)
  }
  const isFocused = (where: Locator) =>
    where.evaluate((node) => node === node.ownerDocument.activeElement)

  return {
    page,
    press,
    async click(where: Locator) {
      count.clicks++
      await where.click()
    },
    /** By the keyboard alone, in the order that the page gives. */
    async tabTo(where: Locator) {
      await where.waitFor()
      for (let tabs = 0; tabs < MOST_TABS; tabs++) {
        if (await isFocused(where)) return
        await press('Tab')
      }
      throw new Error(`${MOST_TABS} tabs led past ${where}`)
    },
    /** Into the field that has the focus, in place of what stands there. */
    async type(text: string) {
      count.fields++
      count.keys += text.length
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.insertText(text)
    },
    /** From here on it is counted anew. */
    startAnew: () => Object.assign(count, ZERO),
    /** All that was done and came since, told in a line. */
    async told(journey: string) {
      await page.waitForLoadState('load')
      // Answered after what the browser told before it.
      await wire.send('Network.enable')
      const { clicks, keys, fields, requests, bytes } = count
      console.log(
        `${journey}: ${clicks} clicks, ${keys} keys, ${fields} fields, ${requests} requests, ${bytes} bytes`,
      )
      return { ...count }
    },
  }
}

const ZERO = { clicks: 0, keys: 0, fields: 0, requests: 0, bytes: 0, posted: 0 }
