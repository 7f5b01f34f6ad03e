import type { ReactNode } from 'react'
import type { Compared } from '../../../workers/compare/types'
import { formatCount } from '../../base/format'
import { useNouns } from '../results/grammar'
import { changedOf } from './changed'
import styles from './compare.module.css'
import type { SideNames } from './pairs-option'
import { compareWords as words } from './words'

/** Both sides, and what came of them, in sentences. */
export function Told({ data, names, children }: { data: Compared; names: SideNames; children: ReactNode }) {
  const { holders, one, many } = useNouns()
  const { baskets, floors, raised, compared } = data
  return (
    <div className={styles.said}>
      <p>
        {words.sides(names.a, baskets.a, names.b, baskets.b, holders, formatCount)}{' '}
        <b>{words.different(changedOf(data), compared, one, many, formatCount)}</b>{' '}
        {floors && words.floors(floors.a, floors.b, holders, formatCount)} {raised && words.raised}
      </p>
      {children}
    </div>
  )
}
