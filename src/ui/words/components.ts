/** Words of the shared controls. One file per area; a language is the same keys with other words. */
export const components = {
  addItem: 'Add an item…',
  noItems: 'No item of that name',
  removeItem: (item: string) => `Remove ${item}`,
  unitOf: (what: string) => `${what}: unit`,
  units: { seconds: 'seconds', minutes: 'minutes', hours: 'hours', days: 'days' },
  dismiss: 'Dismiss',
  forTheDeveloper: (code: string) => `For the developer (${code})`,
} as const
