import { expect, test } from 'vitest'
import { readHtml } from '#src/articles/read-html.ts'

const SENTENCE = 'The company plans to run 40 night trains by 2031, its chief said on Monday. '
const BODY = `
  <nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
  <article>
    <h1>Night trains return</h1>
    <p>Northwind Rail opened its books.   ${SENTENCE.repeat(3)}</p>
    <p><a href="/other">Also read: Harbour to close</a></p>
    <h2>What it costs</h2>
    <ul><li>Prices &amp; fares will not rise before then.</li><li>${SENTENCE}</li></ul>
    <blockquote><p>“We will run them,” she said. ${SENTENCE}</p></blockquote>
    <p>${SENTENCE.repeat(4)}<script>alert(1)</script></p>
  </article>
  <footer>All rights reserved</footer>`

const page = (head: string, body = BODY) =>
  readHtml(
    `<!doctype html><html lang="de-AT"><head>${head}</head><body>${body}</body></html>`,
    HERE,
  )
const HERE = 'https://www.news.example/story?id=5'

const data = (thing: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(thing)}</script>`

test('the text has a line for each block, without what stands around the article', () => {
  const lines = page('').text.split('\n')
  expect(lines).toContain('What it costs')
  expect(lines).toContain('Prices & fares will not rise before then.')
  expect(lines.find((line) => line.startsWith('Northwind'))).toMatch(
    /^Northwind Rail opened its books\. The/,
  )
  expect(lines.filter((line) => line.includes('We will run them'))).toHaveLength(1)
  expect(lines.join()).not.toMatch(/Sport|alert|rights reserved/)
})

test('a block that is all link is left out', () => {
  expect(page('').text).not.toContain('Also read')
})

test('structured data says what the article is, wherever it stands', () => {
  const article = {
    ...{
      '@type': 'NewsArticle',
      headline: 'Night trains',
      datePublished: '2026-05-13T23:30:00-04:00',
    },
    ...{
      author: [{ name: 'Ada Lee' }, { name: 'Bo Kim' }],
      publisher: { name: 'The Post' },
      inLanguage: 'en',
    },
  }
  const told = {
    ...{ title: 'Night trains', published_on: '2026-05-13', author: 'Ada Lee, Bo Kim' },
    ...{ publisher: 'The Post', language: 'en' },
  }
  expect(page(data(article))).toMatchObject(told)
  expect(page(data([{ '@type': 'Person', name: 'X' }, article]))).toMatchObject(told)
  expect(page(data({ '@graph': [{ '@type': 'WebSite' }, article] }))).toMatchObject(told)
  expect(page(data({ ...article, '@type': ['ReportageNewsArticle', 'Thing'] }))).toMatchObject(told)
})

test('else the meta tags do, else the page', () => {
  expect(
    page(`<title>T</title><meta property="og:title" content=" Night  trains ">
      <meta property="og:site_name" content="The Post"><meta name="author" content="Ada Lee">
      <meta property="article:published_time" content="2026-05-13">`),
  ).toMatchObject({
    ...{ title: 'Night trains', publisher: 'The Post', author: 'Ada Lee' },
    ...{ published_on: '2026-05-13', language: 'de-AT' },
  })
  const bare = page(
    '<title>Night trains</title>',
    `<time datetime="2026-05-14T08:00Z">x</time>${BODY}`,
  )
  expect(bare).toMatchObject({
    ...{ title: 'Night trains', publisher: 'news.example', published_on: '2026-05-14' },
  })
})

test('the day is never guessed', () => {
  expect(page('<title>Night trains</title>')).not.toHaveProperty('published_on')
})

test('the canonical address counts on the same host alone', () => {
  const canonical = (href: string) => page(`<link rel="canonical" href="${href}">`).url
  expect(canonical('/night-trains')).toBe('https://www.news.example/night-trains')
  expect(canonical('https://elsewhere.example/night-trains')).toBe(HERE)
  expect(canonical('http://[')).toBe(HERE)
  expect(page('').url).toBe(HERE)
})

test.for(['', '{', 'null', '7', '[null]', '{"@graph":null}', '{"@type":"Article","author":{}}'])(
  'data that says nothing is passed over: %s',
  (json) => {
    const read = page(
      `<title>Night trains</title><script type="application/ld+json">${json}</script>`,
    )
    expect(read).toMatchObject({ title: 'Night trains', publisher: 'news.example' })
    expect(read).not.toHaveProperty('author')
  },
)

test.for(['', '<p>', '<html>', '\u0000', '<article></article>'])(
  'of %j nothing is read',
  (html) => {
    expect(readHtml(html, HERE).text).toBe('')
  },
)
