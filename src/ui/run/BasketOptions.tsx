import type { ReactNode } from 'react'
import { METHODS, type Method } from '../../analyses/parameters'
import { ItemPicker } from '../base/components/ItemPicker'
import { Select } from '../base/components/Select'
import { useTable } from '../state/use-table'
import { orNone } from './or-none'
import { useAnalysis } from './use-analysis'
import { runWords as words } from './words'

interface Held {
  include?: string[] | undefined
  exclude?: string[] | undefined
  method: Method
}

/** Names of items to choose from: the frequent ones of the data. */
export function useItemNames(): readonly string[] {
  return useTable().data?.health.topItems.map(({ label }) => label) ?? []
}

export const basketFields = (): string[] => [words.include, words.exclude, words.method]

/** What sets of items in baskets may be held to; `children` are what else theirs may be. */
export function BasketOptions({ children }: { children: ReactNode }) {
  const [{ include, exclude, method }, change] = useAnalysis<Held>()
  const items = useItemNames()
  return (
    <>
      <ItemPicker
        label={words.include}
        value={include ?? []}
        suggestions={items}
        onChange={(next) => change({ include: orNone(next) })}
      />
      <ItemPicker
        label={words.exclude}
        value={exclude ?? []}
        suggestions={items}
        onChange={(next) => change({ exclude: orNone(next) })}
      />
      {children}
      <Select
        label={words.method}
        value={method}
        options={METHODS.map((id) => ({ id, ...words.methods[id] }))}
        onChange={(next) => change({ method: next })}
      />
    </>
  )
}
