import type { Steps } from '../analysis'

/** Of finding frequent sets; whoever makes something of them goes on from 0.8. */
export const miningSteps = {
  count: [0, 0.1],
  'recode and pairs': [0.1, 0.25],
  triangles: [0.25, 0.3],
  lists: [0.3, 0.35],
  bitmaps: [0.35, 0.4],
  mine: [0.4, 0.8],
} as const satisfies Steps
