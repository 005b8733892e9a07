import { all, type Element, fields, headings, heard, nameOf } from './reading.ts'

/** Whatever a screen reader would stumble over, or the content security policy forbid; none is well. */
export const faultsOf = (page: Element): string[] => [
  ...unnamed(page),
  ...doubled(page),
  ...dangling(page),
  ...steep(page),
  ...bareTables(page),
  ...active(page),
  ...misplaced(page),
]

const told = ({ tag, attributes }: Element) => `<${tag} ${JSON.stringify(attributes)}>`

const unnamed = (page: Element) => [
  ...fields(page).flatMap((one) => (nameOf(one, page) ? [] : `${told(one)} has no label`)),
  ...all(page, 'a', 'button', 'legend', 'summary').flatMap((one) =>
    heard(one) ? [] : `${told(one)} says nothing`,
  ),
  ...all(page, 'fieldset').flatMap((set) =>
    all(set, 'legend').length === 1 ? [] : `${told(set)} has no legend`,
  ),
  ...all(page, 'svg').flatMap(({ attributes }) =>
    attributes['aria-hidden'] || attributes['aria-labelledby'] ? [] : 'a drawing has no name',
  ),
]

const idsOf = (page: Element) => all(page).flatMap(({ attributes: { id } }) => id ?? [])

const doubled = (page: Element) =>
  idsOf(page).flatMap((id, index, ids) =>
    ids.indexOf(id) === index ? [] : `the id ${id} is there twice`,
  )

/** What refers to an id that is nowhere, or leads to it. */
function dangling(page: Element) {
  const ids = new Set(idsOf(page))
  return all(page).flatMap(({ attributes }) =>
    [
      ...['for', 'aria-describedby', 'aria-labelledby'].flatMap(
        (name) => attributes[name]?.split(' ') ?? [],
      ),
      ...(attributes.href?.startsWith('#') ? [attributes.href.slice(1)] : []),
    ].flatMap((id) => (ids.has(id) ? [] : `nothing has the id ${id}`)),
  )
}

const steep = (page: Element) => {
  const ranks = headings(page).map((heading) => Number(heading[0]))
  return ranks.flatMap((rank, index) =>
    index > 0 && rank > (ranks[index - 1] as number) + 1 ? `a heading skips to rank ${rank}` : [],
  )
}

const bareTables = (page: Element) => [
  ...all(page, 'table').flatMap((table) => (all(table, 'caption')[0] ? [] : 'no caption')),
  ...all(page, 'th').flatMap(({ attributes: { scope } }) =>
    scope === 'row' || scope === 'col' ? [] : 'a header without scope',
  ),
]

const FORBIDDEN = ['style', 'iframe', 'object', 'embed', 'base', 'img']

/** Where a link or a form may lead: a page of this site, a place on it, or the web. */
const ADDRESS = /^(?:https?:\/\/|\/(?!\/)|#)/

const active = (page: Element) => [
  ...all(page, ...FORBIDDEN).map(told),
  ...all(page, 'script').flatMap((one) => (one.attributes.src ? [] : 'a script in the page')),
  ...all(page).flatMap((one) =>
    Object.keys(one.attributes).flatMap((name) =>
      name === 'style' || /^(on|hx-on)/.test(name) ? told(one) : [],
    ),
  ),
  ...all(page).flatMap((one) =>
    ['href', 'action', 'src'].flatMap((name) => {
      const address = one.attributes[name]
      return address === undefined || ADDRESS.test(address) ? [] : told(one)
    }),
  ),
]

const PHRASING = ['p', 'h1', 'h2', 'h3', 'a', 'button', 'label', 'summary', 'span']
const BLOCKS = ['p', 'div', 'ul', 'ol', 'form', 'section', 'table', 'blockquote', 'h1', 'h2', 'h3']

/** What a browser would take apart: a link in a link, a form in a form, a block in a line. */
const misplaced = (page: Element) => [
  ...nested(page, ['a'], ['a', 'button', 'input']),
  ...nested(page, ['form'], ['form']),
  ...nested(page, PHRASING, BLOCKS),
  ...all(page, 'ul', 'ol').flatMap(({ children }) =>
    children.every((child) => typeof child !== 'string' && child.tag === 'li')
      ? []
      : 'a list holds more than its items',
  ),
]

const nested = (page: Element, outer: string[], inner: string[]) =>
  all(page, ...outer).flatMap((one) =>
    all(one, ...inner).map(({ tag }) => `<${tag}> stands in <${one.tag}>`),
  )
