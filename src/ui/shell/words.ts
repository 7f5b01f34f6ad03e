import { formatCount } from '../base/format'
import { words } from '../base/language'

/** Words around every view. */
export const shell = words('shell', {
  name: 'Basketeer',
  skip: 'Skip to the answer',
  sections: 'Sections',
  noSource: 'No file open',
  facts: {
    rows: (count: string, exact: boolean) => `${exact ? '' : '≈ '}${count} rows`,
    counted: (count: number, one: string, many: string) => `${formatCount(count)} ${count === 1 ? one : many}`,
  },
  here: 'Works on this machine',
  hereAlone: 'Works on this machine, with no shared memory',
  work: 'Who works',
  threads: (count: number) => (count === 1 ? '1 thread' : `${count} threads`),
  sharedMemory: 'shared memory',
  noSharedMemory: 'no shared memory',
  status: 'About this tab',
  sharedCost:
    'This page is isolated from other sites, so all threads work in one memory. That is the fast way; nothing is missing.',
  notSharedCost:
    'The server of this page does not send the headers that isolate it, so threads cannot share memory. Everything works; each thread gets its own copy of the baskets, which costs memory and some time on large files.',
  noSimd: 'This browser lacks SIMD instructions; mining takes longer.',
  memory: 'Memory in use',
  version: 'Version',
  privacy: 'Nothing leaves this tab: files are read where they are, and the link carries the question, never the data.',
  commands: 'Commands',
  searchCommands: 'What do you want to do?',
  noCommand: 'No command of that name',
  share: 'Share',
  copyLinkHint: 'Holds the recipe, never the data',
  theme: 'Theme',
  themes: { system: 'Like the system', light: 'Light', dark: 'Dark' },
  closeSource: 'Close file',
  undo: 'Undo',
  redo: 'Redo',
  go: (view: string) => `Go to ${view}`,
  themeIs: (theme: string) => `Theme: ${theme.toLowerCase()}`,
  crashedTitle: 'This view has stopped',
  crashed: 'Your data and results are still here. Go on in another view, or try this one again.',
  again: 'Try again',
  opening: 'Opening…',
})
