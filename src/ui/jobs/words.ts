import type { JobState } from '../../workers/protocol/jobs'
import { formatCount } from '../base/format'
import { words } from '../base/language'

const states: Record<JobState, string> = {
  queued: 'Waiting',
  running: 'Running',
  succeeded: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled',
  interrupted: 'Interrupted',
}

const rowsOf = (count: number) => `${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`

/** Words about runs. */
export const jobs = words('jobs', {
  title: 'Jobs',
  states,
  intro: 'Every run, newest first. Results open without being worked out again, also those of an earlier day.',
  introMemory: 'Every run of this tab, newest first. This browser keeps nothing for the page: they go with the tab.',
  queue: 'Under way',
  today: 'Today',
  emptyTitle: 'No runs yet',
  empty:
    'Open a file, say what its columns mean, and press Run. Every run is kept here with its question, its time and its answer.',
  emptyAction: 'Open a file',
  toRules: 'Ask a question',
  open: 'Open result',
  again: 'Run again',
  againOtherData: 'Run on the open file',
  resume: (parts: number) => `Go on where it stopped (${parts === 1 ? '1 part' : `${formatCount(parts)} parts`} done)`,
  earlier: 'Run earlier',
  later: 'Run later',
  cancel: 'Cancel',
  recipe: 'Recipe',
  howItGoes: 'How it goes',
  howItWent: 'How it went',
  noSource: 'Open a file to run this again',
  threads: (count: number, shared: boolean) =>
    `${count === 1 ? '1 thread' : `${count} threads`}${shared ? ', shared memory' : ''}`,
  memory: (bytes: string) => `${bytes} of memory`,
  reading: 'reading',
  encoding: 'encoding',
  mining: 'mining',
  storing: 'storing',
  progress: (phase: string, source: string) => `${phase}: ${source}`,
  log: {
    at: 'At',
    step: 'Step',
    took: 'Took',
    memory: 'Memory',
    now: 'now',
    inside: 'Within the calculation:',
  },
  notify: 'Tell me when a long run ends',
  notifyWhy: 'The browser asks once. It is said only where a run took longer than ten seconds and this tab is hidden.',
  notified: 'Long runs say when they end',
  notifyOff: 'Stop telling',
})

/** Words about two runs side by side. */
export const comparison = words('jobComparison', {
  pick: 'Compare',
  picked: 'Chosen to compare',
  pickOther: 'Choose a second run to compare with.',
  title: 'Two runs side by side',
  close: 'Close the comparison',
  before: 'First',
  after: 'Second',
  asked: 'What was asked',
  sameQuestion: 'Both asked the same.',
  parameter: 'Parameter',
  notSet: 'not set',
  what: 'What',
  told: (gained: number, lost: number, shared: number) =>
    `New in the second: ${rowsOf(gained)}. Gone since the first: ${rowsOf(lost)}. In both: ${rowsOf(shared)}.`,
  otherKind: 'They answer different questions, so their rows cannot be held against each other.',
  gained: (count: number) => `Gained: ${formatCount(count)}`,
  lost: (count: number) => `Lost: ${formatCount(count)}`,
  andMore: (count: number) => `and ${formatCount(count)} more`,
  measures: 'Measures of the rows in both',
  measure: 'Middle value',
  differs: 'Differs in',
  time: 'Time and memory',
  total: 'in all',
  threads: 'threads',
  memory: 'memory',
  rowsFound: 'rows',
  comparing: 'Comparing their rows…',
})

const named: Readonly<Record<string, string>> = {
  alike: 'likeness of items',
  closed: 'keeping closed ones',
  maximal: 'keeping the largest',
  'q-values': 'correcting for many tests',
  arrange: 'arranging',
  bitmaps: 'bit sets',
  collect: 'collecting',
  columns: 'writing columns',
  company: 'company of items',
  compare: 'comparing',
  count: 'counting',
  customers: 'customers',
  liking: 'liking',
  lists: 'making lists',
  measure: 'measuring',
  mine: 'searching',
  order: 'putting in order',
  pairs: 'pairs',
  rank: 'ranking',
  recode: 'numbering anew',
  'recode and pairs': 'numbering anew and pairs',
  roots: 'beginnings',
  rules: 'making rules',
  select: 'selecting',
  sets: 'sets',
  sort: 'sorting',
  split: 'hiding items',
  top: 'the best',
  train: 'training',
  tree: 'building the tree',
  triangles: 'threes',
  weigh: 'weighing',
}

/** What calculations call their steps. */
export const kernelSteps = words('kernelSteps', { named })
