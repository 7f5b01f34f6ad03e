import { useMemo } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import type { FlowQuery } from '../../../workers/sequences/types'
import { useLookOf } from '../../state/use-look'
import { goesByVisits, limitsOf } from '../path'
import { useWithin, type Within } from '../use-within'
import type { FlowDirection, ShareOf } from './flow-option'

export const STEPS = { usual: 5, least: 2, most: 12 }
export const ITEMS = { usual: 6, least: 1, most: 20 }

export interface FlowSettings {
  anchor: string | null
  direction: FlowDirection
  steps: number
  items: number
  within: Within
  /** Whether a step is a visit. */
  visits: boolean
  of: ShareOf
  groups: (string | null)[]
}

const bounded = (value: number | undefined, { usual, least, most }: typeof STEPS) =>
  Math.min(most, Math.max(least, value ?? usual))

/** The settings of the flow, completed, and the question they ask. */
export function useFlow(job: Job) {
  const [look, change] = useLookOf('flow')
  const { time, guess, pending } = useWithin(job, look.within)
  const settings = useMemo((): FlowSettings => {
    const anchor = look.anchor ?? null
    return {
      anchor,
      direction: look.direction ?? 'after',
      steps: bounded(look.steps, STEPS),
      items: bounded(look.items, ITEMS),
      within: { time, guess, pending },
      visits: goesByVisits(job),
      of: look.of ?? 'first',
      groups: look.groups ?? [],
    }
  }, [look, job, time, guess, pending])
  const query = useMemo((): FlowQuery => {
    const { exclude } = limitsOf(job)
    return {
      anchor: settings.anchor,
      direction: settings.direction,
      steps: settings.steps,
      itemsPerStep: settings.items,
      ...(settings.within.time !== null && settings.direction === 'after' ? { within: settings.within.time } : {}),
      ...(exclude ? { exclude } : {}),
      ...(settings.groups.length > 0 ? { groups: settings.groups } : {}),
    }
  }, [settings, job])
  return { settings, query, change }
}
