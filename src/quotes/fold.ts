/** A text reduced to what counts in comparison, with the way back to the original's offsets. */
export type Folded = {
  text: string
  /** For each folded unit, where its original begins and ends. */
  starts: number[]
  ends: number[]
}

const DROPPED = /[\u00ad\u200b-\u200f\u2060\ufeff]/
const SINGLE = /[\u2018\u2019\u201a\u201b\u2039\u203a]/
const DOUBLE = /[\u201c\u201d\u201e\u201f\u00ab\u00bb]/
const PLAIN = /^[a-z0-9.,]$/
const DASH = /[-\u2010-\u2015\u2212]/

/**
 * Folds for comparison: white space runs to one space, curly and angle quotes to straight ones,
 * dashes and hyphens to "-" without spaces around, "…" to "...", soft hyphens and zero-width
 * characters dropped, lower case.
 *
 * @example fold('Plans — “by” 2031…').text // 'plans-"by" 2031...'
 */
export function fold(text: string): Folded {
  const units: Units = { forms: [], starts: [], ends: [] }
  let offset = 0
  for (const character of text) {
    add(units, foldedForm(character), offset, offset + character.length)
    offset += character.length
  }
  const { forms, ...map } = units
  return { text: forms.join(''), ...map }
}

/** Joined at the end: asking a growing string for its last unit takes time in its length. */
type Units = { forms: string[]; starts: number[]; ends: number[] }

function foldedForm(character: string): string {
  if (PLAIN.test(character)) return character
  if (DROPPED.test(character)) return ''
  if (/\s/.test(character)) return ' '
  if (SINGLE.test(character)) return "'"
  if (DOUBLE.test(character)) return '"'
  if (DASH.test(character)) return '-'
  if (character === '…') return '...'
  return character.toLowerCase()
}

function add({ forms, starts, ends }: Units, form: string, start: number, end: number): void {
  const last = forms.at(-1)
  if (form === ' ' && (last === ' ' || last === '-')) return
  if (form === '-' && last === ' ') for (const list of [forms, starts, ends]) list.pop()
  for (let unit = 0; unit < form.length; unit++) {
    forms.push(form.charAt(unit))
    starts.push(start)
    ends.push(end)
  }
}

/** Every place where the folded needle stands, as original offsets; overlapping ones too. */
export function placesOf(haystack: Folded, needle: string): { start: number; end: number }[] {
  const words = fold(needle).text.trim()
  const places: { start: number; end: number }[] = []
  if (words === '') return places
  for (let at = haystack.text.indexOf(words); at >= 0; at = haystack.text.indexOf(words, at + 1)) {
    places.push({
      start: haystack.starts[at] as number,
      end: haystack.ends[at + words.length - 1] as number,
    })
  }
  return places
}
