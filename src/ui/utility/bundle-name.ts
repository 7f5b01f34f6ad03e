/** A bundle in one line. */
export const bundleName = (items: readonly string[]): string => items.join(' + ')
