import type { Shelf } from './shelf'

/** Who is judged: a customer of several groups has a list in each, and is one customer all the same. */
export interface People {
  count: number
  /** Of each list, shelf after shelf in the order they are judged in. */
  lists: {
    person: Uint32Array
    /** One by how many lists the person has. */
    share: Float64Array
  }[]
}

/** `households`: a number for each row of the input, the same where it is the same customer; absent where each row is another. */
export function peopleOf(shelves: readonly Shelf[], households?: Uint32Array): People {
  const numbers = new Map<number, number>()
  const lists: number[] = []
  const persons = shelves.map(({ plan, judged }) =>
    judged.map((row) => {
      const at = plan.firstRow + row
      const household = households ? (households[at] as number) : at
      const known = numbers.get(household) ?? numbers.size
      numbers.set(household, known)
      lists[known] = (lists[known] ?? 0) + 1
      return known
    }),
  )
  return {
    count: numbers.size,
    lists: persons.map((person) => ({
      person,
      share: Float64Array.from(person, (one) => 1 / (lists[one] as number)),
    })),
  }
}
