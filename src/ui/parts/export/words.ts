import { words } from '../../base/language'

/** Words of taking the question along; those of results are with the results. */
export const shareWords = words('share', {
  export: 'Export',
  exporting: 'Writing the file',
  here: 'CSV for spreadsheets here',
  tooLong: 'More than a sheet holds',
  copyLink: 'Copy link to this question',
  linkCopied: 'Link copied. It holds the question, not the data.',
  saveRecipe: 'Save recipe as JSON',
  openRecipe: 'Open recipe…',
})
