import { QueryClient } from '@tanstack/react-query'

/** What nobody looks at any more is asked again when somebody does: a day of questions leaves no trace. */
const FORGOTTEN_MS = 60_000

/** Queries ask workers of this tab: being offline changes nothing, and asking twice gives the same answer. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        staleTime: Infinity,
        gcTime: FORGOTTEN_MS,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
