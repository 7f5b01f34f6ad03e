import { toast } from '../../base/components/announce'
import { asHtml, asTsv, type CopiedTable } from './copied-table'
import { copyWords as words } from './words'

/**
 * Puts both texts on the clipboard. By the event and not by `navigator.clipboard.write`, which takes from a table what
 * spreadsheets need to know of its cells, and is missing in older Firefox and on plain http.
 */
function put(plain: string, html: string): boolean {
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/plain', plain)
    event.clipboardData?.setData('text/html', html)
  }
  document.addEventListener('copy', onCopy, true)
  try {
    return document.execCommand('copy')
  } finally {
    document.removeEventListener('copy', onCopy, true)
  }
}

/** Copies a table as text and as a table; `all`: how many rows there were to copy. */
export function copyTable(table: CopiedTable, { quotes, all }: { quotes: boolean; all: number }): void {
  const count = table.rows.length
  if (!put(asTsv(table, quotes), asHtml(table))) toast(words.refused, 'bad')
  else toast(count < all ? words.copiedFirst(count, all) : words.copied(count))
}
