import { words } from '../../base/language'

/** What is said of lines that are no sale. */
export const oddityWords = words('oddities', {
  cancelled: (lines: string, baskets: string, prefix: string) =>
    `${lines} lines of ${baskets} cancelled receipts: they begin with “${prefix}” and take back what was sold.`,
  negative: (lines: string, column: string) =>
    `${lines} lines have a negative ${column}: returns, corrections, or stock written off.`,
  fees: (named: string, lines: string) => `Fees rather than goods, by their names: ${named}. ${lines} lines.`,
  notes: (named: string, lines: string) => `Notes rather than goods: ${named}. ${lines} lines.`,
  totals: (named: string, lines: string) => `Sums among the lines: ${named}. ${lines} lines.`,
  more: (count: string) => `${count} more`,
  leaveOut: 'Leave out',
  net: 'Net against sales',
  netLabel: (what: string) => `Net against sales: ${what}`,
  netAbout: 'What netting does',
  netMeans:
    'Each is set against the latest earlier sales of the same item to the same customer, or on the receipt with the same number but for its letters where no customer is known, up to the quantity sold there. What finds no sale is left out and counted.',
  keep: 'Keep',
  leaveOutLabel: (what: string) => `Leave out: ${what}`,
  keepLabel: (what: string) => `Keep: ${what}`,
  title: 'Not everything here is a sale',
  some: (lines: string) => `${lines} lines look like returns, fees or notes and count like sales.`,
  leaveAllOut: 'Leave them out and run again',
  keepAll: 'Keep them',
  look: 'Look at them one by one',
  allItems: 'All of them',
  apartTitle: 'Left out as no goods',
  apart: (named: string, lines: string) => `Left out as no goods: ${named}, on ${lines} lines.`,
  putBack: 'Count them too',
  putBackLabel: (what: string) => `Count them too: ${what}`,
  apartAlready: 'Left out.',
})
