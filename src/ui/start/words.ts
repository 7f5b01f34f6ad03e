import { words } from '../base/language'
/** Words of the first page. */
export const start = words('start', {
  title: 'What sells together, store by store',
  lead: 'Drop receipts or an event log and say what the columns mean. See what belongs together, how customers travel, which bundles earn, and what to recommend to whom.',
  drop: 'Drop a CSV, Excel, JSON, Parquet or Arrow file here',
  dropMore: 'Or several of one shape, or a folder: they become one table.',
  choose: 'Choose files',
  folder: 'Choose a folder',
  samples: 'Or take a sample',
  sampleRun: 'One press, straight to the answer',
  sampleMore: 'Or straight to',
  samplesLoading: 'Looking for samples…',
  privateTitle: 'Nothing leaves this tab',
  private:
    'Files are read where they are. There is no server behind this page, and a shared link holds the question, never the data. What you open and find stays in this browser until you delete it: files up to 64 MB as a copy, larger ones when you say so.',
  fastTitle: 'A million receipts in a second',
  fast: 'Everything is computed here, on every core of this machine.',
  honestTitle: 'Numbers one can defend',
  honest: 'Exact counts, tests against chance that many patterns cannot fool, intervals per store, sums to the cent.',
  linkTitle: 'This link asks a question',
  link: (files: string) =>
    `It was asked of ${files}. Open that file, or one with the same columns, and it is asked again.`,
})
