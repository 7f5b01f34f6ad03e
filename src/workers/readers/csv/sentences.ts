import { faultsOf } from '../../../recipe/faults'
import { sentencesOf } from '../../../recipe/sentence'

/** Why a row was left out. */
export const rowReasons = sentencesOf('csvRows', {
  unclosedQuote: 'a quote is opened here and never closed',
  textAfterQuote: 'there is text behind a closing quote',
  longMappedCell: 'a mapped cell is longer than 1 MB',
  cells: ({ found, expected }: { found: number; expected: number }) =>
    `${found} ${found === 1 ? 'cell' : 'cells'} instead of ${expected}`,
  longList: ({ column }: { column: string }) => `the list in "${column}" is longer than 16 MB`,
  longCell: ({ column }: { column: string }) => `the cell in "${column}" is longer than 1 MB`,
  noDate: ({ text, column, format }: { text: string; column: string; format: string }) =>
    `"${text}" in "${column}" is not a date like ${format}`,
  noNumber: ({ text, column }: { text: string; column: string }) => `"${text}" in "${column}" is not a number`,
  noFlag: ({ text, column }: { text: string; column: string }) => `"${text}" in "${column}" is neither yes nor no`,
})

export const csvFaults = faultsOf('csv', {
  changed: {
    code: 'file-unreadable',
    says: ({ name }: { name: string }) =>
      `"${name}" can no longer be read. It may have been changed, moved or closed since it was opened; open it again.`,
  },
  damagedArchive: {
    code: 'file-unreadable',
    says: ({ name }: { name: string }) =>
      `"${name}" could not be unpacked: the archive is damaged or incomplete. Copy it again, or unpack it and open the CSV file inside.`,
  },
  otherEncoding: {
    code: 'file-unreadable',
    says: ({ name, encoding }: { name: string; encoding: string }) =>
      `"${name}" is not valid ${encoding} text. Choose another encoding and read it again.`,
  },
  partlyUtf8: {
    code: 'file-unreadable',
    says: ({ name, column }: { name: string; column: string }) =>
      `"${name}" is not UTF-8 throughout: column "${column}" holds other bytes. Set the encoding to windows-1252 (or the one it was saved in) and read it again.`,
  },
  notUtf8: {
    code: 'file-unreadable',
    says: ({ name, encoding }: { name: string; encoding: string }) =>
      `"${name}" is not UTF-8. Set the encoding to ${encoding} and read it again.`,
  },
  endlessHeader: {
    code: 'file-unreadable',
    says: ({ name, bytes }: { name: string; bytes: number }) =>
      `The header of "${name}" has no end: a quote is opened in it and not closed, or it is longer than ${bytes} bytes. Correct its first line.`,
  },
  empty: {
    code: 'file-empty',
    says: ({ name }: { name: string }) => `"${name}" is empty. Choose a file with at least a header line.`,
  },
  noFile: { code: 'no-data', says: 'No file was given. Choose at least one.' },
  extraColumn: {
    code: 'files-differ',
    says: ({ name, first, column }: { name: string; first: string; column: string }) =>
      `"${name}" has a column "${column}" that "${first}" does not have. Open files with the same columns together, others on their own.`,
  },
  missingColumn: {
    code: 'files-differ',
    says: ({ name, first, column }: { name: string; first: string; column: string }) =>
      `"${name}" has no column "${column}", which "${first}" has. Open files with the same columns together, others on their own.`,
  },
  closed: {
    code: 'no-data',
    says: ({ name }: { name: string }) => `"${name}" has been closed. Open it again.`,
  },
  noDelimiter: {
    code: 'recipe-invalid',
    says: 'Quotes and ends of lines cannot set cells apart. Choose another separator.',
  },
  wideDelimiter: {
    code: 'recipe-invalid',
    says: ({ delimiter, encoding }: { delimiter: string; encoding: string }) =>
      `“${delimiter}” cannot set cells apart in ${encoding} text. Choose a comma, a semicolon, a tab or another separator that is plain ASCII.`,
  },
  encodingUnknown: {
    code: 'recipe-invalid',
    says: ({ encoding }: { encoding: string }) =>
      `The encoding "${encoding}" is not known. Use utf-8, utf-16le, utf-16be, windows-1252 or latin-1.`,
  },
  closedInReading: { code: 'cancelled', says: 'The file was closed while it was being read.' },
  crashed: {
    code: 'engine-crashed',
    says: 'The worker that reads the file has crashed, most likely for want of memory. Close other tabs, or map fewer columns, and run it again.',
  },
  tooEarly: { code: 'internal', says: 'Reading was asked for before it was set up. Reload the page.' },
  columnMissing: {
    code: 'column-missing',
    says: ({ name, column, columns }: { name: string; column: string; columns: readonly string[] }) =>
      `"${name}" has no column "${column}". Its columns are ${columns.join(', ')}. Map one of these.`,
  },
  openedOtherwise: {
    code: 'recipe-invalid',
    says: ({ name, option, was, wanted }: { name: string; option: string; was: string; wanted: string }) =>
      `"${name}" was opened with ${option} ${was} and is now to be read with ${wanted}. Open it again with the new setting.`,
  },
})
