/** Words of the bundles view. */
export const utilityWords = {
  measures: {
    utility: { label: 'earns', means: 'What the items of the bundle earn on the receipts that hold them all.' },
    support: { label: 'receipts', means: 'Receipts that hold the whole bundle.' },
    per_receipt: { label: 'per receipt', means: 'What the bundle earns on a receipt that holds it.' },
    share: { label: 'share', means: 'Its share of everything earned.' },
    lift: { label: 'lift', means: 'How many times more often together than if bought independently. 1 is chance.' },
    expected: { label: 'by chance', means: 'What the items would earn together if they were bought independently.' },
    surplus: { label: 'beyond chance', means: 'What the bundle earns beyond what its parts would by chance.' },
  },
  tabs: { label: 'How to look at the bundles', grid: 'Grid' },
  columns: { itemset: 'Bundle' },
} as const
