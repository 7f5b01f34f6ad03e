import * as z from 'zod/mini'
import { words } from '../../base/language'
import { openFaults } from './sentences'

const samplesSchema = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    text: z.string(),
    file: z.string(),
    /** What the fingerprint of its table is made of; an index of an older build does not say it. */
    bytes: z.optional(z.number()),
    stamp: z.optional(z.number()),
    columns: z.optional(z.array(z.string())),
    recipe: z.unknown(),
    /** Other questions that the data answers as well. */
    more: z.optional(z.array(z.object({ title: z.string(), recipe: z.unknown() }))),
  }),
)
export type Sample = z.infer<typeof samplesSchema>[number]

export async function fetchSamples({ signal }: { signal: AbortSignal }): Promise<Sample[]> {
  const response = await fetch('./samples/index.json', { signal })
  if (!response.ok) {
    throw openFaults.noSamples()
  }
  return samplesSchema.parse(await response.json()).map(inLanguage)
}

/** A sample says in English what it is; so that is a chapter like any other, only fetched. */
function inLanguage({ id, title, text, more = [], ...sample }: Sample): Sample {
  const said = words(`sample:${id}`, {
    title,
    text,
    more: Object.fromEntries(more.map((each, at) => [at, each.title])),
  })
  return {
    ...sample,
    id,
    title: said.title,
    text: said.text,
    ...(more.length === 0 ? {} : { more: more.map((each, at) => ({ ...each, title: said.more[at] ?? each.title })) }),
  }
}
