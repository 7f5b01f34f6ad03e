import { faultsOf } from '../../recipe/faults'

export const dataFaults = faultsOf('data', {
  full: {
    code: 'out-of-memory',
    says: 'The columns do not fit into the memory of this tab. Filter the rows, take a sample, map fewer columns, or run the recipe on a cluster.',
  },
  tooEarly: { code: 'internal', says: 'The data worker was asked before it was started. Reload the page.' },
  notRead: { code: 'no-data', says: 'The data has not been read yet. Load it first.' },
  fileClosed: { code: 'no-data', says: 'The file of this analysis has been closed. Open it again.' },
  resultClosed: {
    code: 'job-unknown',
    says: 'The file of this result has been closed. Open it and run again.',
  },
  noBaskets: { code: 'method-unknown', says: 'Only rules and itemsets tell the baskets behind them.' },
  noSides: {
    code: 'method-unknown',
    says: 'Only rules have two sides that bring money. Ask for this result without money, or run rules.',
  },
  noMoney: {
    code: 'role-missing',
    says: 'No column of this result tells what its lines are worth. Map a value, and run again.',
  },
  noFile: { code: 'internal', says: 'No file is made for this analysis.' },
  noAnswer: { code: 'method-unknown', says: 'This result has no answer to that.' },
})
