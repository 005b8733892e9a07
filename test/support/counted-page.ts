import type { CDPSession, Locator, Page } from 'playwright-core'
import { secondsOf } from './keystrokes.ts'

const MOST_TABS = 120
const ZERO = {
  ...{ clicks: 0, keys: 0, fields: 0, links: 0 },
  ...{ requests: 0, bytes: 0, posted: 0, script: 0, waited: 0 },
}
type Count = typeof ZERO

/** What somebody does on a page, one move at a time, and what travels for it. */
export type CountedPage = Awaited<ReturnType<typeof countedPage>>

export async function countedPage(page: Page, isTouched = false) {
  const count = { ...ZERO }
  const wire = await page.context().newCDPSession(page)
  watch(wire, count)
  await wire.send('Network.enable')

  const press = async (key: string) => {
    count.keys++
    await page.keyboard.press(key)
  }
  const click = async (where: Locator) => {
    count.clicks++
    await (isTouched ? where.tap() : where.click())
  }
  /** By the keyboard alone, in the order that the page gives. */
  const tabTo = async (where: Locator) => {
    await where.waitFor()
    // Found once, since to find it by its words takes longer than to press a key.
    let found = await where.elementHandle()
    for (let tabs = 0; tabs < MOST_TABS; tabs++) {
      const here = await found?.evaluate(focus)
      if (here === 'focused') return
      if (here === 'gone') found = await where.elementHandle()
      else await press('Tab')
    }
    throw new Error(`${MOST_TABS} tabs led past ${where}`)
  }

  return {
    ...{ page, press, click, tabTo },
    /** Into the field that has the focus, in place of what stands there. */
    async type(text: string) {
      count.fields++
      count.keys += text.length
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.insertText(text)
    },
    /** One of several answers, or a box, by its own key. */
    async check(where: Locator) {
      count.fields++
      await tabTo(where)
      await press('Space')
    },
    /** A link or a button: chosen, reached and pressed. */
    async follow(where: Locator, by: 'click' | 'keys') {
      count.links++
      if (by === 'click') return click(where)
      await tabTo(where)
      await press('Enter')
    },
    /** From here on it is counted anew. */
    startAnew: () => Object.assign(count, ZERO),
    /** With nothing kept of earlier visits. */
    async asStranger() {
      await page.context().clearCookies()
      await wire.send('Network.clearBrowserCache')
    },
    /** All that was done and came since, told in a line. */
    async told(journey: string) {
      await page.waitForLoadState('load')
      // Answered after what the browser told before it.
      await wire.send('Network.enable')
      const hands = secondsOf(count)
      const { clicks, keys, fields, requests, bytes, waited } = count
      console.log(
        `${journey}: ${clicks} clicks, ${keys} keys, ${fields} fields, ${requests} requests, ${bytes} bytes, ${hands.toFixed(2)} s by hand and ${waited.toFixed(2)} s waited`,
      )
      return { ...count, hands }
    },
  }
}

/** Runs in the page. */
function focus(node: InPage) {
  if (!node.isConnected) return 'gone'
  return node === node.ownerDocument.activeElement ? 'focused' : 'elsewhere'
}

// Node's own types know no page.
type InPage = { isConnected: boolean; ownerDocument: { activeElement: unknown } }

/** Counts what comes over the wire, beside what the browser had already, and how long it took. */
function watch(wire: CDPSession, count: Count) {
  const [passedOver, posts, scripts] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const asked = new Map<string, number>()
  let waitedUntil = 0
  wire.on('Network.requestWillBeSent', ({ requestId, request, type, timestamp, ...sent }) => {
    // The icon comes whenever the browser likes.
    if (request.url.startsWith('data:') || type === 'Other') passedOver.add(requestId)
    if (request.method === 'POST') posts.add(requestId)
    if (type === 'Script') scripts.add(requestId)
    else if (type !== 'Stylesheet' && !asked.has(requestId)) asked.set(requestId, timestamp)
    if (!sent.redirectResponse) return
    count.requests++
    count.bytes += sent.redirectResponse.encodedDataLength
  })
  wire.on('Network.requestServedFromCache', ({ requestId }) => passedOver.add(requestId))
  wire.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.fromDiskCache || response.fromPrefetchCache) passedOver.add(requestId)
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength, timestamp }) => {
    if (passedOver.has(requestId)) return
    count.requests++
    count.bytes += encodedDataLength
    if (posts.has(requestId)) count.posted += encodedDataLength
    if (scripts.has(requestId)) count.script += encodedDataLength
    const began = asked.get(requestId)
    if (began === undefined) return
    // What was waited for at the same time is waited for once.
    count.waited += timestamp - Math.max(began, Math.min(waitedUntil, timestamp))
    waitedUntil = timestamp
  })
}
