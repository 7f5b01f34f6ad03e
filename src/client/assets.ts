import type { Asset } from '../analyses/asset'
import { MOST_ASSETS } from '../workers/protocol/files'

/** Assets the data worker has, newest last. */
export function withAsset(assets: readonly Asset[], added: Asset): Asset[] {
  const others = assets.filter(({ kind }) => kind !== added.kind)
  const alike = assets.filter(({ kind, id }) => kind === added.kind && id !== added.id)
  return [...others, ...[...alike, added].slice(-MOST_ASSETS)]
}
