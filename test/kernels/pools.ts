/** Numbers of threads and kinds of memory that answers must not depend on. */
export const POOLS = [
  { threads: 1, shared: true },
  { threads: 2, shared: true },
  { threads: 4, shared: true },
  { threads: 2, shared: false },
] as const

/** The same for what takes long: a lead alone, with a helper, and with copies instead of one memory. */
export const FEW_POOLS = [POOLS[0], POOLS[1], POOLS[3]] as const

/** For properties: also a plain memory without helpers, and a number of threads that halves nothing. */
export const MANY_POOLS = [
  POOLS[0],
  POOLS[1],
  POOLS[2],
  { threads: 1, shared: false },
  { threads: 3, shared: false },
] as const
