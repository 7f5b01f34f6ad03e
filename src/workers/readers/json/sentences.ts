import { faultsOf } from '../../../recipe/faults'

export const jsonFaults = faultsOf('json', {
  damaged: {
    code: 'file-unreadable',
    says: ({ name, entry }: { name: string; entry: number }) =>
      `“${name}” is no valid JSON at its entry ${entry}. It may be cut off or have been edited by hand; write it anew and open that.`,
  },
  noObject: {
    code: 'file-unreadable',
    says: ({ name, entry }: { name: string; entry: number }) =>
      `Entry ${entry} of “${name}” is no object. Write a list of objects, or one object a line, with a key for each column.`,
  },
  noRows: {
    code: 'file-empty',
    says: ({ name }: { name: string }) => `“${name}” holds no objects. Choose a file with rows.`,
  },
  severalLists: {
    code: 'file-unreadable',
    says: ({ name, first, second }: { name: string; first: string; second: string }) =>
      `“${name}” holds several lists of objects, “${first}” and “${second}” among them. Save the one that is meant as a file of its own.`,
  },
  longEntry: {
    code: 'file-unreadable',
    says: ({ name, entry }: { name: string; entry: number }) =>
      `Entry ${entry} of “${name}” is longer than 64 MB or has no end. Write an object for each row.`,
  },
  tooManyKeys: {
    code: 'file-unreadable',
    says: ({ name, most }: { name: string; most: number }) =>
      `The objects of “${name}” have more than ${most} different keys. Keys are columns: write an object for each row, with its id as a value.`,
  },
})
