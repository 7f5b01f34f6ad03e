import type { Asset } from '../../analyses/asset'

/** An asset in memory: what is said of it, and whatever belongs to it. */
export interface Held {
  info: Asset
}
