/** Words of the recommendations view. */
export const recommendWords = {
  tabs: { label: 'How to look at the recommendations', grid: 'Grid' },
  columns: { items: 'Recommended', score: 'best score', source: 'from' },
  nothingLeft: 'has everything already',
  sources: { personal: 'their history', popular: 'what is popular' },
} as const
