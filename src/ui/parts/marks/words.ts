import { words } from '../../base/language'

export const markWords = words('marks', {
  star: 'Star this row',
  unstar: 'Take the star off',
  starred: 'Starred',
  starredMeans: 'Only rows with a star. The key * stars the row in hand.',
  note: 'Note',
  notePlaceholder: 'What is worth remembering of it',
  exported: 'Stars and notes as columns',
})
