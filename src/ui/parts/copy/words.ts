import { formatCount } from '../../base/format'
import { words } from '../../base/language'

const rows = (count: number) => `${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`

/** Words of taking rows along through the clipboard. */
export const copyWords = words('copy', {
  menu: 'What to do with these rows',
  chosen: (count: number) => `${rows(count)} chosen`,
  copy: 'Copy',
  copyRows: (count: number) => `Copy ${rows(count)}`,
  excel: 'Copy for Excel',
  excelHint: 'Numbers with the decimal sign of this machine, text in quotes',
  all: 'Choose all rows',
  clear: 'Choose none',
  copied: (count: number) => `${rows(count)} copied.`,
  copiedFirst: (count: number, all: number) =>
    `The first ${formatCount(count)} of ${rows(all)} copied. Export a file to have them all.`,
  refused: 'The browser did not allow copying. Export the rows as a file instead.',
})
