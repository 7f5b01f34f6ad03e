/** Rows of a sheet below its header. */
export const MOST_OF_SHEET = 2 ** 20 - 1
