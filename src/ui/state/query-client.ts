import { QueryClient } from '@tanstack/react-query'

/** Queries ask workers of this tab: being offline changes nothing, and asking twice gives the same answer. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
