import frequency from '../mining/spark/frequency.py?raw'
import type { SparkAsked, SparkForm } from '../on-spark'
import type { SequencesParameters } from './definition'
import check from './spark/check.py?raw'
import gold from './spark/gold.py?raw'
import journeys from './spark/journeys.py?raw'
import paths from './spark/paths.py?raw'

const listed = (labels: string | string[] | undefined) =>
  labels === undefined ? null : typeof labels === 'string' ? [labels] : labels

export const spark: SparkForm<SequencesParameters> = {
  asked: ({ parameters: asked, timeIs }: SparkAsked<SequencesParameters>) => ({
    minSupport: asked.minSupport ?? null,
    minCount: asked.minCount ?? null,
    minBaskets: asked.minBaskets ?? null,
    maxLength: asked.maxLength ?? null,
    minSteps: asked.minSteps ?? null,
    perGroup: asked.perGroup,
    target: asked.target,
    visits: asked.visits ?? null,
    maxGapSteps: asked.maxGapSteps ?? null,
    minGapSteps: asked.minGapSteps ?? null,
    maxGapTime: asked.maxGapTime ?? null,
    minGapTime: asked.minGapTime ?? null,
    maxSpan: asked.maxSpan ?? null,
    first: listed(asked.first),
    last: listed(asked.last),
    exclude: asked.exclude ?? [],
    limit: asked.limit,
    timeIs,
  }),
  cells: () => [
    {
      says: 'The journey of each customer: visits in order of time. What happened at one moment is told in the order of its items.',
    },
    { python: `${frequency}\n\n${journeys}` },
    {
      says: 'Frequent paths, grown step by step. Each item that a path may begin with is one task, over the journeys of the customers who have it: the journeys of one item have to fit into the memory of one core.',
    },
    { python: paths },
    { python: gold },
  ],
  check,
  differs: () => [],
}
