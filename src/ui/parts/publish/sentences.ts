import { faultsOf } from '../../../recipe/faults'

export const publishedFaults = faultsOf('published', {
  noView: {
    code: 'file-unreadable',
    says: ({ place }: { place: string }) =>
      `There is no published view at “${place}”. Check the address, and that the folder was copied to where this page is.`,
  },
  newer: {
    code: 'format-unknown',
    says: ({ place }: { place: string }) =>
      `The view at “${place}” was published by a newer Basketeer than this one. Ask whoever runs this page to bring it up to date.`,
  },
  damaged: {
    code: 'file-unreadable',
    says: ({ place }: { place: string }) =>
      `The view at “${place}” is not as it was published: a file is missing, cut short or changed. Copy the whole folder again.`,
  },
  needsData: {
    code: 'no-data',
    says: 'This is counted in the receipts, which were not published. Whoever has the file can open it here to see this.',
  },
  cannot: {
    code: 'no-data',
    says: 'This is counted in the receipts, which were not published; and as names or conditions were taken out, it cannot be shown here.',
  },
  full: {
    code: 'disk-full',
    says: 'There is no room left where this is to be published. What was there before is as it was. Make room, or choose another folder, then publish again.',
  },
  unwritten: {
    code: 'disk-full',
    says: 'This folder could not be written to. What was there before is as it was. Choose another one, or save the view as a zip.',
  },
  otherData: {
    code: 'files-differ',
    says: ({ name }: { name: string }) =>
      `“${name}” is not the file that this was made from, or has been saved again since. Open the very same one.`,
  },
  otherColumns: {
    code: 'files-differ',
    says: ({ name, columns }: { name: string; columns: string }) =>
      `“${name}” has other columns than the file that this was made from: it lacks ${columns}. Open the very same one.`,
  },
  moreFiles: {
    code: 'no-data',
    says: ({ tables, open }: { tables: string; open: string }) =>
      `This was made of several tables, and ${open} does not bring all of them: ${tables} is missing. Open all of their files together.`,
  },
  readOnly: {
    code: 'bad-message',
    says: 'This frame shows a published view, which can be looked at, filtered and exported. Leave “open” out of its address to ask questions of your own.',
  },
})
