// What plain HTML cannot do: keys, and carrying selected words to the claim form.
const inField = (target) => target.closest('input, textarea, select, [contenteditable]')

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || inField(event.target)) return
  const field = { f: '#bp', '/': '#q' }[event.key]
  const element = field && document.querySelector(field)
  if (!element) return
  event.preventDefault()
  element.focus()
  element.select()
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
