/** One element of a page as a browser would build it. */
export type Element = {
  tag: string
  attributes: Record<string, string>
  children: (Element | string)[]
}

const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta'])
const TOKEN = /<(\/?)([a-zA-Z][^\s/>]*)((?:\s+[^\s=/>]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/gy
const ATTRIBUTE = /([^\s=]+)(?:="([^"]*)")?/g
const SIGNS: Record<string, string> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' }

const decoded = (text: string) =>
  text.replace(/&(lt|gt|quot|#39|amp);/g, (whole, sign) => SIGNS[sign] ?? whole)

/**
 * Reads markup into elements.
 *
 * @throws Error where a tag is not closed or a sign was not escaped
 */
export async function read(markup: unknown): Promise<Element> {
  const text = String(await markup).replace(/^<!doctype html>/, '')
  const root: Element = { tag: 'root', attributes: {}, children: [] }
  const open = [root]
  let reached = 0
  for (const [whole, ends, tag = '', attributes = '', closed, words] of text.matchAll(TOKEN)) {
    reached += whole.length
    const here = open.at(-1) as Element
    if (words) here.children.push(decoded(words))
    else if (ends) {
      if (open.pop()?.tag !== tag) throw new Error(`</${tag}> ends nothing`)
    } else {
      const element = { tag, attributes: attributesOf(attributes), children: [] }
      here.children.push(element)
      if (!closed && !VOID.has(tag)) open.push(element)
    }
  }
  if (reached < text.length) throw new Error(`No markup: ${text.slice(reached, reached + 60)}`)
  if (open.length > 1) throw new Error(`<${open.at(-1)?.tag}> is never closed`)
  return root
}

const attributesOf = (text: string) =>
  Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, decoded(value)]),
  )

/** Every element within, in the order of the page; of some tags only, when they are named. */
export function all(within: Element, ...tags: string[]): Element[] {
  const found = within.children.flatMap((child): Element[] =>
    typeof child === 'string' ? [] : [child, ...all(child)],
  )
  return tags.length > 0 ? found.filter(({ tag }) => tags.includes(tag)) : found
}

/** The only element of this tag. */
export function one(within: Element, tag: string): Element {
  const [first, ...others] = all(within, tag)
  if (!first || others.length > 0) throw new Error(`There are ${others.length + 1} or no <${tag}>`)
  return first
}

/** The words within as they are heard: also those for the ear alone. */
export const heard = (within: Element | string): string => rawOf(within).replace(/\s+/g, ' ').trim()

const APART = new Set(
  'p li td th br dt dd h1 h2 h3 option label form button div legend blockquote summary'.split(' '),
)

const rawOf = (within: Element | string): string => {
  if (typeof within === 'string') return within
  const words = within.children.map(rawOf).join('')
  return APART.has(within.tag) ? ` ${words} ` : words
}

/** Where each link leads, by its words. */
export const links = (within: Element): Record<string, string | undefined> =>
  Object.fromEntries(all(within, 'a').map((a) => [heard(a), a.attributes.href]))

/** Headings with their rank: "1 Questions". */
export const headings = (within: Element) =>
  all(within, 'h1', 'h2', 'h3', 'h4').map((h) => `${h.tag.slice(1)} ${heard(h)}`)

export const buttons = (within: Element) => all(within, 'button').map(heard)

const FIELDS = ['input', 'select', 'textarea']

/** The fields a person fills, hidden ones left out. */
export const fields = (within: Element) =>
  all(within, ...FIELDS).filter(({ attributes }) => attributes.type !== 'hidden')

/** What a field is called: by its label, around it or tied to it, or by its own words. */
export function nameOf(field: Element, page: Element): string {
  const { id } = field.attributes
  const label = all(page, 'label').find(
    (one) => (id && one.attributes.for === id) || all(one).includes(field),
  )
  return label ? heard(label) : (field.attributes['aria-label'] ?? '')
}

/** The one field of this name. */
export function field(page: Element, name: string): Element {
  const found = fields(page).filter((one) => nameOf(one, page) === name)
  if (found.length !== 1) throw new Error(`${found.length} fields are called "${name}"`)
  return found[0] as Element
}

/** What a form sends beside what a person fills, without its key. */
export const sent = (form: Element): Record<string, string | undefined> =>
  Object.fromEntries(
    all(form, 'input')
      .filter(({ attributes: { type, name } }) => type === 'hidden' && name !== 'idempotency_key')
      .map(({ attributes: { name = '', value } }) => [name, value]),
  )

/** The form whose button says this. */
export function form(page: Element, button: string): Element {
  const found = all(page, 'form').filter((one) => buttons(one).includes(button))
  if (found.length !== 1) throw new Error(`${found.length} forms have a button "${button}"`)
  return found[0] as Element
}
