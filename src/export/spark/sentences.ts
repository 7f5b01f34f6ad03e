import { faultsOf } from '../../recipe/faults'

export const sparkFaults = faultsOf('spark', {
  colonInFile: {
    code: 'file-unreadable',
    says: ({ file }: { file: string }) =>
      `Spark reads no file with a colon in its name. Rename “${file}”, open it again and export then.`,
  },
  hiddenFile: {
    code: 'file-unreadable',
    says: ({ file }: { file: string }) =>
      `Spark passes over files whose names begin with _ or a point. Rename “${file}”, open it again and export then.`,
  },
  sourceMissing: {
    code: 'no-data',
    says: ({ source }: { source: string }) =>
      `A step reads “${source}”, which is not open. Open its files, then export.`,
  },
  stepMissing: {
    code: 'internal',
    says: ({ step }: { step: string }) =>
      `The step “${step}” has no form on Spark. Switch it off, or export the table that it leaves.`,
  },
  columnMissing: {
    code: 'column-missing',
    says: ({ column }: { column: string }) =>
      `A condition asks for the column “${column}”, which is not in the table. Choose another one, or take the condition away.`,
  },
  setMissing: {
    code: 'no-data',
    says: ({ name }: { name: string }) =>
      `Who is in the set “${name}” is not known here. Keep the set again, then export.`,
  },
  noLines: {
    code: 'no-data',
    says: 'There is no table to export a project for. Open the files that this question is about.',
  },
})
