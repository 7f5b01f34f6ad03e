/** What this page may use of the browser, and what the machine has. */
export interface Allowed {
  isolated: boolean
  threads: number
  simd: boolean
  /** Whether anything is kept; unknown until the browser has answered. */
  storage: boolean | undefined
  originals: boolean
  /** As for storage. */
  notices: boolean | undefined
  offline: boolean
}

/** What can be missing, the dearest first. */
export const LACKS = ['isolation', 'threads', 'simd', 'storage', 'originals', 'notices', 'offline'] as const
export type Lack = (typeof LACKS)[number]

const MISSING: Readonly<Record<Lack, (allowed: Allowed) => boolean>> = {
  isolation: ({ isolated }) => !isolated,
  threads: ({ threads }) => threads === 1,
  simd: ({ simd }) => !simd,
  storage: ({ storage }) => storage === false,
  originals: ({ originals }) => !originals,
  notices: ({ notices }) => notices === false,
  offline: ({ offline }) => !offline,
}

export function lacksOf(allowed: Allowed): Lack[] {
  return LACKS.filter((lack) => MISSING[lack](allowed))
}
