import { words } from '../../base/language'

/** Words of the ways in. */
export const openWords = words('open', {
  openFiles: 'Open files…',
  openFolder: 'Open folder…',
  addFiles: 'Add files of the same shape…',
  opening: (name: string) => `Looking at ${name}…`,
  cancel: 'Cancel',
  dropHere: 'Drop to open',
  dropToAdd: 'Files with the same columns become one table, others are joined to it',
})
