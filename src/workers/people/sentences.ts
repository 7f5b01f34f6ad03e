import { faultsOf } from '../../recipe/faults'

export const peopleFaults = faultsOf('people', {
  notKept: {
    code: 'no-data',
    says: ({ name }: { name: string }) =>
      `The set “${name}” is not kept in this tab. Make it again, or take the condition away.`,
  },
  noSuchList: {
    code: 'value-invalid',
    says: 'This result has no such list. Ask for one of those that belong to its kind.',
  },
  noSide: {
    code: 'value-invalid',
    says: 'This row has one side alone. Ask for all of it.',
  },
  noCustomers: {
    code: 'role-missing',
    says: 'No column says whose lines these are. Map the customer, and ask again.',
  },
  noBuyers: {
    code: 'role-missing',
    says: 'Nobody knows whose these receipts are. Map the receipt number and the customer of lines with one item each, and run again.',
  },
  nameless: {
    code: 'role-missing',
    says: 'No column names these receipts, so nothing else can be asked of them. Map the receipt number, and run again.',
  },
  nobody: { code: 'value-invalid', says: 'Nobody is in this list, so there is nothing to keep.' },
  columnMissing: {
    code: 'column-missing',
    says: ({ column, set, name }: { column: string; set: string; name: string }) =>
      `The set “${set}” is of ${column}, and ${name} has no such column. Open the file it was kept from, or take the condition away.`,
  },
})
