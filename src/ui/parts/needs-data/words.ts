import { words } from '../../base/language'

/** What is said where an answer is counted in lines that are not open. */
export const needsDataWords = words('needsData', {
  title: 'This needs the data',
  /** Below what is told without them. */
  rest: 'The rest needs the data',
  here: 'This is counted in the receipts, and their file is not open. Open it to see this.',
  open: 'Open files',
})
