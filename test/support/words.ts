/** The words of markup, as they are read. */
export const wordsOf = async (markup: unknown): Promise<string> =>
  String(await markup)
    .replace(/<span class="visually-hidden">.*?<\/span>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
    .trim()
