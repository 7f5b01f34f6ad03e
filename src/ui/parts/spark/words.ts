import type { Layer } from '../../../export/spark/plan'
import type { Difference } from '../../../preparation/on-spark'
import { formatCount } from '../../base/format'
import { words } from '../../base/language'

const differences: Record<Difference, string> = {
  'sql-dialect':
    'One step is written in SQL. Spark reads the same text where both understand it; what only DuckDB knows is marked for a hand, and missing values are sorted to the other end.',
  'sums-in-other-order': 'Sums of fractions may differ in their last digits. Counts and whole cents do not.',
  'trained-anew':
    'A model that is trained anew there has another objective and other random numbers: its lists are similar, not the same.',
  'tastes-for-ranking':
    'A ranking (BPR) cannot be trained there: where none is brought along, a model of tastes (ALS) takes its place.',
  'tastes-trained-anew':
    'Models of tastes (ALS) are trained anew there, with another objective and other random numbers: their rows will not be the same, nor the order, p and ties of rows held against them. All other ways are judged on the same customers and lists.',
  'ranking-left-out': 'A ranking (BPR) cannot be trained there: its row is left out.',
  'model-brought-along':
    'New customers are fitted to the model that was trained here; items that it has never seen are recommended to nobody.',
  'ties-by-line': 'Where two lines are equal in all that orders them, their place in the file decides.',
  'last-digit': 'Logarithms and powers may differ in the last digit.',
  'no-draws': 'The search is not repeated on shuffled and drawn rows there: how stable a finding is stays empty.',
  'no-breeding':
    'Each set is looked at there: where there are too many, or groups are to be explained, a sentence says so.',
  'text-of-numbers': 'Fractions used as names may be written differently beyond fifteen digits.',
}

interface Told {
  about: string
  writes: string
  steps: number
  results: string
}

/** Words of taking a question to Spark. */
export const sparkWords = words('spark', {
  command: 'Notebooks for Spark…',
  commandWords: 'databricks pyspark delta cluster notebook large',
  title: 'Take it to Spark',
  about:
    'Notebooks that run on Databricks or any Spark with Delta, on all your data, and give the answer you see here. They hold the question and what was fitted, and no line of your data.',
  aboutBringing:
    'Notebooks that run on Databricks or any Spark with Delta, on all your data, and give the answer you see here. They hold the question and what was fitted; tables that Spark cannot read come along as files of their own.',
  along: 'Tables that come along',
  comes: (source: string, file: string, size: string) =>
    `“${source}” comes from a workbook or an Arrow file, which Spark cannot read. The download holds all its rows as ${file}: about ${size} before it is packed.`,
  staysBehind: (source: string, file: string) =>
    `“${source}” comes from a workbook or an Arrow file, which Spark cannot read, and is too large to come along. Save the table as Parquet and put it among the data as ${file}.`,
  catalog: 'Catalog',
  schema: 'Schema',
  named: 'Small letters, digits and _',
  making: 'Writing the notebooks',
  looking: 'Looking at every column for the specification',
  does: 'What they do',
  layers: {
    bronze: ({ about, writes }) => `reads ${about} and keeps its rows, with their types, in ${writes}.`,
    silver: ({ writes, steps }) =>
      steps === 0
        ? `makes one table of lines, ${writes}, whose columns are called the same whatever the files call theirs.`
        : `does the ${steps === 1 ? 'step and condition' : `${formatCount(steps)} steps and conditions`} of this question and leaves the lines in ${writes}.`,
    gold: ({ writes, results }) => `finds the ${results}, and checks them, in ${writes}.`,
  } satisfies Record<Layer, (told: Told) => string> as Record<Layer, (told: Told) => string>,
  files: 'Files of the project',
  noGold: (results: string) =>
    `How ${results} are found has no notebook yet. What is here prepares the lines; the analysis itself stays in the browser.`,
  machines: 'What it takes',
  one: (gigabytes: string, cores: number, memory: number) =>
    `About ${gigabytes} GB once it is read: one machine with ${formatCount(cores)} cores and ${formatCount(memory)}\u00a0GB.`,
  many: (gigabytes: string, workers: number, cores: number, memory: number) =>
    `About ${gigabytes} GB once it is read: a driver and ${formatCount(workers)} workers with ${formatCount(cores)} cores and ${formatCount(memory)} GB each.`,
  perGroup: 'Each group is one task, so the largest has to fit into the memory of one core.',
  thumb: 'A rule of thumb, for as much data as is open here.',
  times: 'The data there is',
  timesAs: (times: number) => (times === 1 ? 'As large as here' : `${formatCount(times)} times as large`),
  differs: 'What will not be the same',
  same: 'Nothing. Every row and every column is equal.',
  differences: differences as Record<string, string>,
  upload: 'To upload',
  data: 'The files, into a volume',
  bundle: 'The notebooks, as a bundle',
  byHand: 'Or by hand',
  copy: 'Copy',
  copied: 'Copied',
  download: 'Download the project',
  result: 'This result as a Delta table',
  size: (size: string, files: number) => `${size} in ${formatCount(files)} files`,
  done: (name: string) => `“${name}” is saved.`,
  noData: 'Open a file first: notebooks are written for its columns.',
})
