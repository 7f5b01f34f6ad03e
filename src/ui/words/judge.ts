/** Words about judging ways to recommend. */
export const judgeWords = {
  panel: {
    hide: 'Hide from the models',
    splits: {
      last: {
        label: 'the newest',
        hint: 'Models learn from what came before, and say what came next: as in real life.',
      },
      random: { label: 'any', hint: 'Any items are hidden, by lot. That is easier to guess than what comes next.' },
    },
    timesUnknown: 'Any items are hidden, by lot. Say which column holds the time, and the newest can be.',
    timesMissing:
      'No column holds the time, so nobody knows which items are the newest. Say which one does, or hide any.',
    holdOut: 'Hidden of each customer',
    k: 'Items in each list',
    models: (models: number, rounds: number) =>
      `${models === 1 ? '1 model' : `${models} models`} of ${rounds} rounds, beside two simple ways to recommend`,
    tooMany: (models: number, most: number) =>
      `That would be ${models} models; one run trains ${most} at most. Take another value away first.`,
    trySizes: (sizes: string) => `Try ${sizes} factors`,
    neighbours: 'Most alike that each item knows of, in “similar items”',
  },
} as const
