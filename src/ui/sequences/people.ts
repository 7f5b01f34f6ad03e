import { createContext, useContext } from 'react'
import type { CustomersQuery, FunnelQuery } from '../../workers/sequences/types'

/** Customers somebody asked to see, by what they have in common. */
export interface People {
  title: string
  query: CustomersQuery
  /** The path whose steps are marked in each journey; empty marks nothing. */
  path: FunnelQuery
}

type ShowPeople = (people: People) => void

const PeopleContext = createContext<ShowPeople>(() => undefined)
export const PeopleProvider = PeopleContext.Provider

/** Opens the pane with these customers. */
export const useShowPeople = (): ShowPeople => useContext(PeopleContext)
