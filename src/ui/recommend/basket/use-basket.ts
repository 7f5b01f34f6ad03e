import { toast } from '../../base/components/announce'
import { useLookOf } from '../../state/use-look'
import { type BasketItem, joined } from './basket-text'
import { basketWords as words } from './words'

/** More than a receipt ever has, and as much as an address can carry. */
const MOST = 300

export interface Basket {
  items: readonly BasketItem[]
  group: string | null | undefined
  add(items: readonly BasketItem[]): void
  remove(items: readonly string[]): void
  replace(names: ReadonlyMap<string, string>): void
  setAmount(item: string, amount: number): void
  setGroup(group: string | null): void
}

/** The basket that is tried out. It is part of the address, so that a link opens it and Back undoes a change. */
export function useBasket(): Basket {
  const [{ items = [], group }, change] = useLookOf('basket')
  const set = (next: readonly BasketItem[]) => {
    const all = joined(next)
    if (all.length > MOST) toast(words.cut(MOST, all.length))
    change({ items: all.length === 0 ? undefined : all.slice(0, MOST) })
  }
  return {
    items,
    group,
    add: (more) => set([...items, ...more]),
    remove: (gone) => set(items.filter(({ item }) => !gone.includes(item))),
    replace: (names) => set(items.map((each) => ({ ...each, item: names.get(each.item) ?? each.item }))),
    setAmount: (item, amount) => set(items.map((each) => (each.item === item ? { item, amount } : each))),
    setGroup: (next) => change({ group: next }),
  }
}
