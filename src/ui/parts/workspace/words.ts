import { formatCount, formatList } from '../../base/format'
import { locale, words } from '../../base/language'

const counted = (count: number, one: string, many: string) => `${formatCount(count)} ${count === 1 ? one : many}`

export const workspaceWords = words('workspace', {
  fresh: (day: string) => `Analysis of ${day}`,
  title: 'Your workspaces',
  hint: 'Kept in this browser, on this machine',
  name: 'Name',
  open: (name: string) => `Open ${name}`,
  here: 'Open here',
  elsewhere: 'Open in another tab',
  newer: 'Kept by a newer version of Basketeer. Reload the page to open it.',
  results: (count: number) => counted(count, 'result', 'results'),
  stars: (count: number) => counted(count, 'star', 'stars'),
  notes: (count: number) => counted(count, 'note', 'notes'),
  more: (name: string) => `More for ${name}`,
  rename: 'Rename',
  duplicate: 'Duplicate',
  copyOf: (name: string) => `${name} (copy)`,
  exportOne: 'Export as one file',
  exportHint: 'To open it in another browser',
  remove: 'Delete',
  removed: (name: string) => `${name} is deleted.`,
  undo: 'Undo',
  purge: 'Free its space now',
  start: 'Start a new one',
  importOne: 'Open a workspace file',
  imported: (name: string) => `${name} is here now.`,
  space: (used: string, free: string) => `${used} kept · ${free} free`,
  persistWhy: 'When this machine runs low on space, the browser may clear what is kept here.',
  persist: 'Ask it not to',
  persisted: 'The browser will not clear this by itself.',
  persistRefused: 'The browser did not promise. Export what matters as a file.',
  clearWhy: (results: string, size: string, oldest: string) =>
    `Clearing ${results}, the oldest of ${oldest}, frees ${size}. Files, questions, stars and notes stay; a cleared answer can be run again.`,
  clear: 'Clear the oldest results',
  clearedOldest: (results: string, size: string, oldest: string) =>
    `What is kept had grown too large: ${results}, the oldest of ${oldest}, made room of ${size}. A cleared answer can be run again.`,
  cleared: (size: string) => `${size} freed.`,
  memory: 'This browser keeps nothing for this page, so what you do here lasts as long as the tab. Everything works.',
  memoryClose: 'I see',
  reading: 'Another tab has this workspace open. Here you can look at everything; what you change is not kept.',
  take: 'Go on in this tab',
  missing: (files: string) => `The results are here; ${files} is not. Open it to see the receipts behind them.`,
  missingFiles: (files: string) => `The results are here; ${files} are not. Open them to see the receipts behind them.`,
  openFile: 'Open the file',
  allow: 'Allow reading it again',
  unkept: (size: string) =>
    `Results are kept by themselves. The file is large: a copy of it would take ${size} in this browser.`,
  keepFiles: (size: string) => `Keep a copy (${size})`,
  notNow: 'Not now',
  again: 'Try again',
})

export const freshName = (): string =>
  workspaceWords.fresh(new Date().toLocaleDateString(locale(), { dateStyle: 'medium' }))

export const sayMissing = (files: readonly string[]): string =>
  files.length === 1 ? workspaceWords.missing(formatList(files)) : workspaceWords.missingFiles(formatList(files))

export const whenText = (time: number): string =>
  new Date(time).toLocaleString(locale(), { dateStyle: 'medium', timeStyle: 'short' })
