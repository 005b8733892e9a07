import { expect, test } from 'vitest'
import type { Actor } from '#src/db/ctx.ts'
import { Refusal, type RefusalKind } from '#src/lib/refusal.ts'
import { BrokenPage } from '#views/layout/broken-page.tsx'
import { ErrorPage } from '#views/layout/error-page.tsx'
import { Layout } from '#views/layout/layout.tsx'
import { faultsOf } from './faults.ts'
import { actor } from './props.ts'
import { all, type Element, field, form, headings, heard, links, one, read } from './reading.ts'

type Change = Partial<Omit<Parameters<typeof Layout>[0], 'children'>>

const page = (change: Change = {}) =>
  read(
    <Layout
      title="Will it rain?"
      site="Claimcast"
      actor={undefined}
      address="http://site.test/questions/7"
      version="1.2.3"
      isRefused={false}
      notices={[]}
      asset={(name) => `/assets/${name}`}
      {...change}
    >
      <h1>Will it rain?</h1>
    </Layout>,
  )
const menu = async (who?: Actor) => links(one(await page(who && { actor: who }), 'header'))

test('a page is titled by what it shows, then by the site', async () => {
  expect(heard(one(await page(), 'title'))).toBe('Will it rain? · Claimcast')
})

test('the first link skips to the content, and the content is the one main part', async () => {
  const whole = await page()
  const [first] = all(whole, 'a')
  expect(first && heard(first)).toBe('Skip to content')
  expect(first?.attributes.href).toBe('#content')
  expect(one(whole, 'main').attributes.id).toBe('content')
  expect(headings(one(whole, 'main'))).toEqual(['1 Will it rain?'])
})

test('the parts of a page can be told apart by whoever hears it', async () => {
  const whole = await page()
  expect(one(whole, 'html').attributes.lang).toBe('en')
  expect(all(whole, 'header', 'nav', 'main', 'footer').map(({ tag }) => tag)).toEqual([
    'header',
    'nav',
    'main',
    'footer',
  ])
  expect(one(whole, 'nav').attributes['aria-label']).toBe('Main')
  expect(faultsOf(whole)).toEqual([])
})

test('the menu marks the page that is shown, or the section that it is in', async () => {
  const marked = async (path: string) => {
    const shown = await page({ address: `http://site.test${path}`, actor: actor('member') })
    return all(one(shown, 'nav'), 'a').flatMap(({ attributes }) =>
      attributes['aria-current'] ? [[attributes.href, attributes['aria-current']]] : [],
    )
  }
  expect(await marked('/desk')).toEqual([['/desk', 'page']])
  expect(await marked('/questions/7-will-it-rain')).toEqual([['/questions', 'true']])
  expect(await marked('/personal/questions')).toEqual([])
})

test('a guest is offered to sign in or up, and nothing that needs an account', async () => {
  expect(await menu()).toEqual({
    Claimcast: '/',
    Questions: '/questions',
    Articles: '/articles',
    Leaderboards: '/leaderboards',
    'Sign in': '/sign-in',
    'Sign up': '/sign-up',
  })
})

test('a member finds the own record and settings', async () => {
  const own = await menu(actor('member'))
  expect(own).toMatchObject({ 'Your record': '/forecasters/bob', Settings: '/settings' })
  expect(own).not.toHaveProperty('Sign in')
  expect(own).not.toHaveProperty('Moderation')
})

test.for(['moderator', 'admin'] as const)('a %s finds what waits for moderation', async (role) => {
  expect(await menu(actor(role))).toMatchObject({ Moderation: '/moderation' })
})

test('a barred moderator does not', async () => {
  expect(await menu(actor('moderator', { barred: true }))).not.toHaveProperty('Moderation')
})

test('the menu of an account is called by its handle, and signs out', async () => {
  const header = one(await page({ actor: actor('member') }), 'header')
  expect(heard(one(header, 'summary'))).toBe('bob')
  expect(form(header, 'Sign out').attributes.action).toBe('/sign-out')
  expect(await menu(actor('member'))).not.toHaveProperty('Administration')
  expect(await menu(actor('admin'))).toMatchObject({ Administration: '/admin' })
})

test('the search is a form that leads to the questions, without script too', async () => {
  const [search] = all(await page(), 'search')
  const [asked] = all(search as Element, 'form')
  expect(asked?.attributes).toMatchObject({ method: 'get', action: '/questions' })
  expect(field(search as Element, 'Search questions').attributes).toMatchObject({
    ...{ name: 'q', type: 'search', id: 'search' },
  })
})

test('a page may lead the keyboard to what it is for, right after the content', async () => {
  const skip = { to: '#forecast-panel', words: 'Skip to the forecast' }
  const [first, second] = all(await page({ skip }), 'a')
  expect([first, second].map((a) => a?.attributes.href)).toEqual(['#content', '#forecast-panel'])
  expect(all(await page(), 'a').map(heard)).not.toContain('Skip to the forecast')
})

test('the foot leads to help first, tells zone and version, and the source where it is known', async () => {
  const foot = async (change: Change = {}) => one(await page(change), 'footer')
  expect(Object.entries(links(await foot()))).toEqual([
    ['Help', '/help'],
    ['Keys', '/help#keys'],
    ['Log', '/log'],
  ])
  expect(heard(await foot())).toContain('Times are UTC')
  expect(heard(await foot())).toContain('Claimcast 1.2.3')
  const source = 'https://code.example/claimcast'
  expect(links(await foot({ source })).source).toBe(source)
  expect(links(await foot({ actor: actor('member') }))).toMatchObject({
    'Times are UTC': '/settings/profile',
  })
})

test('the theme is chosen by buttons that say which one is on', async () => {
  const theme = form(one(await page(), 'footer'), 'Dark')
  expect(theme.attributes).toMatchObject({ method: 'post', action: '/settings/theme' })
  expect(
    all(theme, 'button').map((one) => [one.attributes.value, one.attributes['aria-pressed']]),
  ).toEqual([
    ['system', 'true'],
    ['light', 'false'],
    ['dark', 'false'],
  ])
})

test('the list of keys is closed until asked for, and a print tells the address', async () => {
  const whole = await page()
  expect(one(whole, 'dialog').attributes).toEqual({
    ...{ id: 'keys-dialog', 'aria-label': 'Keys' },
  })
  expect(heard(one(whole, 'dialog'))).toContain('f to the field for your forecast')
  expect(heard(whole)).toContain('http://site.test/questions/7')
})

test('what was just done is said where a screen reader listens, and empty otherwise', async () => {
  const status = async (flash?: string) => {
    const [place] = all(await page(flash ? { flash } : {}), 'p')
    return { role: place?.attributes.role, words: place && heard(place) }
  }
  expect(await status('Your forecast is saved.')).toEqual({
    role: 'status',
    words: 'Your forecast is saved.',
  })
  expect(await status()).toEqual({ role: 'status', words: '' })
})

test('a wrong address is told on every page', async () => {
  expect(heard(await page({ notices: ['Use http://site.test.'] }))).toContain(
    'Use http://site.test.',
  )
})

test('hostile names of page, site and person are words and no markup', async () => {
  const hostile = '</title><script>alert(1)</script>"\'&'
  const whole = await page({
    ...{ title: hostile, site: hostile, flash: hostile, notices: [hostile] },
    actor: actor('member', { handle: hostile }),
  })
  expect(heard(one(whole, 'title'))).toBe(`${hostile} · ${hostile}`)
  expect(all(whole, 'script').map(({ attributes }) => attributes.src)).toEqual([
    '/assets/htmx.min.js',
    '/assets/app.js',
  ])
  expect(faultsOf(whole)).toEqual([])
})

const refused = (kind: RefusalKind, next = '/') =>
  read(<ErrorPage refusal={new Refusal(kind, 'code', 'Only members can.')} next={next} />)

test.for([
  ['invalid', 'That could not be read'],
  ['forbidden', 'Not yours to do'],
  ['not_found', 'No such page'],
  ['conflict', 'Something changed meanwhile'],
  ['too_many', 'Too many tries'],
] as const)('%s is headed "%s", explained, and leads on', async ([kind, heading]) => {
  const shown = await refused(kind)
  expect(headings(shown)).toEqual([`1 ${heading}`])
  const alert = all(shown).find(({ attributes }) => attributes.role === 'alert')
  expect(alert && heard(alert)).toBe('Only members can.')
  expect(links(shown)).toEqual({ questions: '/questions', articles: '/articles' })
})

test('who has to sign in first comes back to the same place, whatever it holds', async () => {
  const next = '/questions/7?bp=73&q="><script>'
  const shown = await refused('unauthenticated', next)
  const address = new URL(links(shown)['Sign in'] as string, 'http://site.test')
  expect(address.pathname).toBe('/sign-in')
  expect([...address.searchParams]).toEqual([['next', next]])
  expect(links(shown)['sign up']).toBe(`/sign-up${address.search}`)
  expect(faultsOf(shown)).toEqual([])
})

test.for([
  [true, true, 'The database cannot be reached right now', 'Try again in a few seconds.'],
  [false, true, 'Something broke on our side', 'We do not know if this was saved.'],
  [false, false, 'Something broke on our side', 'Nothing was saved.'],
] as const)('away %s, wrote %s: "%s. %s"', async ([away, wrote, heading, words]) => {
  const shown = await read(<BrokenPage {...{ away, wrote }} id="req <7>" />)
  expect(headings(shown)).toEqual([`1 ${heading}`])
  expect(heard(shown)).toContain(words)
  expect(heard(shown)).toContain('Mention req <7> if you write to the admin.')
  expect(faultsOf(shown)).toEqual([])
})

test('a write that broke does not claim that nothing was saved', async () => {
  const shown = await read(<BrokenPage away wrote id="7" />)
  expect(heard(shown)).not.toContain('Nothing was saved')
  expect(heard(shown)).toContain('sending the same form again saves it once only')
})
