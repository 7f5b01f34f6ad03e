import { faultsOf } from '../../recipe/faults'

export const storeFaults = faultsOf('store', {
  full: {
    code: 'disk-full',
    says: 'There is no room left in this browser to keep that. Nothing that was kept before is lost. Clear old results or workspaces on the first page, then try again.',
  },
  newer: {
    code: 'format-unknown',
    says: 'This workspace was kept by a newer version of Basketeer. Reload the page to get that version; nothing of it was changed.',
  },
  notThere: { code: 'no-data', says: 'This workspace is no longer there. Choose another one on the first page.' },
  notKept: { code: 'no-data', says: 'This was not kept, or has been cleared to make room. Run the analysis again.' },
  damaged: {
    code: 'file-unreadable',
    says: 'What was kept here cannot be read any more. Run the analysis again, or open the file again.',
  },
  inUse: {
    code: 'value-invalid',
    says: 'This workspace is open in another tab. Close it there, or take it over, then try again.',
  },
  readingOnly: {
    code: 'value-invalid',
    says: 'This workspace is open for reading only, because another tab writes in it. Take it over to go on here.',
  },
  noWorkspace: {
    code: 'format-unknown',
    says: ({ file }: { file: string }) =>
      `${file} is no workspace, or was not saved to its end. Choose a file that was exported from the first page.`,
  },
  ended: {
    code: 'engine-crashed',
    says: 'What keeps your work stopped by itself and is started anew. Nothing that was kept is lost; what was being done may not be. Try it again.',
  },
  refused: {
    code: 'no-data',
    says: 'This browser keeps nothing for this page, so workspaces last as long as the tab. Everything else works.',
  },
})
