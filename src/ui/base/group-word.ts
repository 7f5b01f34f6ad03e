/** `store_id` as people say it: store. */
export function groupWord(column: string | null): string {
  const bare = (column ?? 'group').replace(/[_\s-]*(?:id|nr|no|key|code)$/i, '')
  return bare.replaceAll('_', ' ').trim().toLowerCase() || 'group'
}

/** "stores", "countries". */
export function groupWords(column: string | null): string {
  const word = groupWord(column)
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}
