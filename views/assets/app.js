// What plain HTML cannot do: keys, and carrying selected words to the claim form.
const inField = (target) => target.closest('input, textarea, select, [contenteditable]')

const find = (selector) => document.querySelector(selector)

/** Single keys on a page; the list of keys is there unless they were switched off. */
const KEYS = {
  f: () => find('main input[inputmode=decimal]'),
  '/': () => find('#search'),
  '?': () => find('#keys-dialog'),
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') leave(event.target)
  if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return
  const element = find('#keys-dialog') && KEYS[event.key]?.()
  if (!element) return
  event.preventDefault()
  if (element.showModal) return element.open || element.showModal()
  element.focus()
  element.select()
})

/** Escape closes the menu of the account and leaves the search. */
const leave = (target) => {
  if (target.id === 'search') target.blur()
  const menu = find('details.account[open]')
  if (!menu) return
  menu.open = false
  menu.firstElementChild.focus()
}

// In a field for a chance arrows move by 1, Page keys by 10; Escape takes the typing back.
const STEPS = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }

const move = (field, step) => {
  const now = Number.parseFloat(field.value.replace(',', '.'))
  field.value = Math.min(99, Math.max(1, (Number.isNaN(now) ? 50 : now) + step))
}

document.addEventListener('keydown', (event) => {
  const field = event.target.closest('input[inputmode=decimal]')
  if (!field) return
  if (event.key === 'Escape') field.value = field.defaultValue
  if (!STEPS[event.key]) return
  event.preventDefault()
  move(field, STEPS[event.key])
})

document.addEventListener('click', (event) => {
  const button = event.target.closest('button[name=step]')
  if (!button) return
  event.preventDefault()
  move(button.form.elements.bp, Number(button.value))
})

// "Make this a claim": the link on an article page takes the selected words along.
document.addEventListener('selectionchange', () => {
  const link = document.querySelector('a[data-quote-link]')
  if (!link) return
  const words = String(document.getSelection()).trim()
  const inText = document.getSelection().anchorNode?.parentElement?.closest('.article-text')
  const url = new URL(link.href)
  if (words && inText) url.searchParams.set('quote', words.slice(0, 400))
  else url.searchParams.delete('quote')
  link.href = url
})

// A busy form says so, to eyes and ears, and cannot be pressed twice.
document.addEventListener('submit', ({ target }) => target.setAttribute('aria-busy', 'true'))
document.addEventListener('htmx:after:request', () => {
  for (const form of document.querySelectorAll('form[aria-busy]')) form.removeAttribute('aria-busy')
})
