import { words } from './language'

/** `store_id` as people say it: store. */
function groupOf(column: string | null): string {
  const bare = (column ?? 'group').replace(/(?<![_\s-])[_\s-]*(?:id|nr|no|key|code)$/i, '')
  return bare.replaceAll('_', ' ').trim().toLowerCase() || 'group'
}

/** "stores", "countries". */
function groupsOf(column: string | null): string {
  const word = groupOf(column)
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}

/** Words of the shared controls. One file per area; a language is the same keys with other words. */
export const components = words('components', {
  addItem: 'Add an item…',
  noItems: 'No item of that name',
  removeItem: (item: string) => `Remove ${item}`,
  unitOf: (what: string) => `${what}: unit`,
  units: { seconds: 'seconds', minutes: 'minutes', hours: 'hours', days: 'days' },
  numbers: {
    add: 'Add…',
    hint: 'Enter or a comma adds a value, Backspace takes the last one away.',
    remove: (value: string) => `Remove ${value}`,
    least: 'Give at least one value.',
    noNumber: (word: string) => `“${word}” is no number. Write 0.01 with a point.`,
    notWhole: (word: string) => `${word} is no whole number.`,
    outside: (word: string, min: number, max: number | undefined) =>
      max === undefined ? `${word} is too small: ${min} or more.` : `${word} does not fit: from ${min} to ${max}.`,
    twice: (word: string) => `${word} is there already.`,
  },
  loadingView: 'Loading…',
  question: 'Change the question',
  questionTitle: 'What is asked',
  why: 'Why',
  copyRefused: 'The browser did not allow copying. Copy the address of this page instead: it is the same link.',
  dismiss: 'Dismiss',
  noGroup: '(none)',
  groupOf,
  groupsOf,
  forTheDeveloper: (code: string) => `For the developer (${code})`,
})
