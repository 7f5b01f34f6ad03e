import type { TakenOut } from '../../../analyses/published/recipe'
import { formatCount } from '../../base/format'
import { words } from '../../base/language'

/** Words of publishing a view, and of looking at one. */
export const publishWords = words('publish', {
  command: 'Publish this view…',
  title: 'Publish this view',
  about: 'A folder that anybody can open beside a copy of Basketeer, without the data.',
  name: 'Title',
  /** What the folder will be called. */
  folder: (name: string) => `The folder is called “${name}”.`,
  goes: 'What goes along',
  rows: (rows: string) => `All ${rows}, with the items they name`,
  question: 'The question: columns, settings and filters on the screen',
  stars: (stars: number) => (stars === 1 ? '1 star' : `${formatCount(stars)} stars`),
  notes: (notes: number) => (notes === 1 ? 'The note below' : `The ${formatCount(notes)} notes below`),
  noNotes: 'The notes stay here',
  notesTitle: 'Notes, as others will read them',
  row: (row: number) => `Row ${formatCount(row + 1)}`,
  stays: 'What stays here',
  raw: 'Every line of the data, and the names of its files',
  out: {
    conditions: 'Conditions that could name somebody',
    sets: 'Kept lists: who is in them, and how they came about',
    steps: 'How the tables were prepared',
    sql: 'What was written in SQL',
    reading: 'How the file is read',
    model: 'Which model was used',
    day: 'The day from which on things are hidden',
  } satisfies Record<TakenOut, string> as Record<string, string>,
  conditions: 'Conditions with words of their own',
  steps: 'How the table was prepared',
  stepsAsked:
    'How the files were read and prepared, with these words; without them the data cannot be opened beside it',
  stepsWords: 'Words in how the files were read and prepared',
  sheet: (name: string) => `Sheet: ${name}`,
  nulls: (said: string) => `Missing where it says ${said}`,
  tables: (names: string) => `Tables: ${names}`,
  value: (column: string, value: string) => `${column}: “${value}” in place of what is missing`,
  computed: (name: string, expression: string) => `${name} = ${expression}`,
  people: 'Each row is about a customer. What are they called?',
  choices: {
    replaced: {
      label: 'By a code',
      means:
        'The same customer has the same code in all you publish from this browser. Nobody can get from it to the name.',
    },
    out: {
      label: 'By a number',
      means: 'Numbers are drawn by lot each time, so that no two views can be put together.',
    },
    named: { label: 'By their names', means: 'Whoever opens the folder reads who was recommended what.' },
  },
  labels: (column: string) =>
    `The column “${column}” seems to name customers, and its values are what the rows show. They can be published only as they are.`,
  labelsAgreed: 'These names may be read by others',
  journeys: 'No customer is named. But these are paths of people, and one that few have taken may tell who they were.',
  journeysAgreed: 'Others may see these paths',
  sets: 'The question was asked of a kept list of customers. Others see what these have in common, not who they are.',
  setsAgreed: 'Others may see this',
  alone:
    'What is counted in the receipts, such as the receipts behind a row, cannot be seen where it is published, even by who has the data.',
  again: 'What is counted in the receipts comes back for whoever opens the same file beside it.',
  size: (size: string) => `${size} in two files`,
  asFolder: 'Save the folder',
  asZip: 'Save as a zip',
  working: 'Writing…',
  done: (name: string) => `“${name}” is saved. Put it beside index.html and open ?open=${name}`,
  first: 'First say what customers are called.',
  agree: 'First say that others may see this.',

  readOnly: 'Published, for reading',
  made: (day: string) => `on ${day}`,
  told: {
    none: '',
    out: 'customers are numbered',
    replaced: 'customers are called by codes',
    named: 'customers are named',
  },
  needsData:
    'It is counted in the receipts, which were not published. Whoever has the file can drop it here, or open it.',
  fromSample: 'It is counted in the receipts, which were not published. They are a sample that is here already.',
  cannot:
    'It is counted in the receipts, which were not published, and names or conditions were taken out: no file brings it back.',
  openData: 'Open its data',
  openSample: 'Open the sample',
  openDataWhy: 'To see what is counted in the receipts',
  attached: 'The data is open: everything can be seen.',
  dropHere: 'Drop the file this was made from',
  opening: 'Opening what was published',
  copyLink: 'Copy link',
  theme: 'Theme',
})
