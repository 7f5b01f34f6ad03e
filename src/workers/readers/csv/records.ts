/** Records of the beginning of a file as text, for guessing how it is to be read. */
export interface Records {
  rows: string[][]
  /** Where each begins in the text. */
  starts: number[]
  /** Whether the text ended in the middle of a quoted cell. */
  unclosed: boolean
}

/** Cuts text into at most `limit` records; cells are trimmed of blanks. Of truncated text the last record is dropped. */
export function splitRecords(text: string, delimiter: string, limit: number, complete: boolean): Records {
  const rows: string[][] = []
  const starts: number[] = []
  let start = 0
  let row: string[] = []
  let at = 0
  let quoted = false
  const endRow = () => {
    // An empty line is no record, a quoted nothing is.
    if (row.length > 1 || row[0] !== '' || quoted) {
      rows.push(row)
      starts.push(start)
    }
    row = []
    start = at
    quoted = false
  }
  while (at < text.length && rows.length < limit) {
    while (text[at] === ' ') at++
    let end: number
    if (text[at] === '"') {
      quoted = true
      end = quoteEnd(text, at + 1)
      if (end < 0) return { rows, starts, unclosed: true }
      row.push(
        text
          .slice(at + 1, end)
          .replaceAll('""', '"')
          .trim(),
      )
      end = cellEnd(text, end + 1, delimiter)
    } else {
      end = cellEnd(text, at, delimiter)
      row.push(text.slice(at, end).trim())
    }
    at = end + 1
    if (text[end] === delimiter) {
      if (at >= text.length) row.push('')
      continue
    }
    if (text[end] === '\r' && text[at] === '\n') at++
    if (end < text.length || complete) endRow()
  }
  if (complete && row.length > 0 && rows.length < limit) endRow()
  return { rows, starts, unclosed: false }
}

function quoteEnd(text: string, from: number): number {
  let end = text.indexOf('"', from)
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
  return end
}

function cellEnd(text: string, from: number, delimiter: string): number {
  let end = from
  while (end < text.length) {
    const character = text[end]
    if (character === delimiter || character === '\n' || character === '\r') break
    end++
  }
  return end
}
