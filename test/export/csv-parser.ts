/** RFC 4180 by the letter, one state at a time; knows nothing of the writer. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start'
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!
    if (state === 'quoted') {
      if (char === '"') state = 'closed'
      else cell += char
      continue
    }
    if (state === 'closed' && char === '"') {
      cell += '"'
      state = 'quoted'
      continue
    }
    if (char === ',' || (char === '\r' && text[i + 1] === '\n')) {
      row.push(cell)
      cell = ''
      state = 'start'
      if (char === '\r') {
        rows.push(row)
        row = []
        i++
      }
      continue
    }
    if (char === '"' && state === 'start') {
      state = 'quoted'
      continue
    }
    if (state === 'closed' || /["\r\n]/.test(char)) throw new Error(`not RFC 4180 at ${i}: ${JSON.stringify(char)}`)
    cell += char
    state = 'plain'
  }
  if (state !== 'start' || row.length > 0) throw new Error('the last line does not end')
  return rows
}

/** Takes the guard against formulas away. */
export const unguarded = (cell: string): string => (/^'+[=+\-@\t\r\n＝＋－＠]/.test(cell) ? cell.slice(1) : cell)

/** Takes the text of a list cell apart: a line of CSV whose separator is a comma and a blank. */
export function splitItems(cell: string): string[] {
  const items: string[] = []
  let rest = cell
  while (rest !== '') {
    const match = /^(?:"((?:[^"]|"")*)"|([^",]+))(?:, |$)/.exec(rest)
    if (!match) throw new Error(`not a list cell: ${rest}`)
    items.push(match[1]?.replaceAll('""', '"') ?? match[2]!)
    rest = rest.slice(match[0].length)
  }
  return items
}
