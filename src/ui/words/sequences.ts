/** Words of the journeys view. */
export const sequenceWords = {
  measures: {
    support: { label: 'customers', means: 'Customers who take the whole path, however often.' },
    share: { label: 'share', means: 'Share of all customers who take the whole path.' },
  },
  tabs: { label: 'How to look at the paths', grid: 'Grid' },
  columns: { sequence: 'Path', steps: 'steps' },
} as const
