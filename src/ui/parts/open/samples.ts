import * as z from 'zod/mini'
import { BasketeerError } from '../../../recipe/error'

const samplesSchema = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    text: z.string(),
    file: z.string(),
    recipe: z.unknown(),
    /** Other questions that the data answers as well. */
    more: z.optional(z.array(z.object({ title: z.string(), recipe: z.unknown() }))),
  }),
)
export type Sample = z.infer<typeof samplesSchema>[number]

export async function fetchSamples({ signal }: { signal: AbortSignal }): Promise<Sample[]> {
  const response = await fetch('./samples/index.json', { signal })
  if (!response.ok) {
    throw new BasketeerError('file-unreadable', 'The samples are not where they should be. Open a file of your own.')
  }
  return samplesSchema.parse(await response.json())
}
