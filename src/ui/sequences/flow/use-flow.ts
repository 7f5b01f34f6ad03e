import { useMemo } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import type { FlowQuery } from '../../../workers/sequences/types'
import { useLookOf } from '../../state/use-look'
import { limitsOf } from '../path'
import type { FlowDirection, ShareOf } from './flow-option'

export const STEPS = { usual: 5, least: 2, most: 12 }
export const ITEMS = { usual: 6, least: 1, most: 20 }

export interface FlowSettings {
  anchor: string | null
  direction: FlowDirection
  steps: number
  items: number
  of: ShareOf
  groups: (string | null)[]
}

const within = (value: number | undefined, { usual, least, most }: typeof STEPS) =>
  Math.min(most, Math.max(least, value ?? usual))

/** The settings of the flow, completed, and the question they ask. */
export function useFlow(job: Job) {
  const [look, change] = useLookOf('flow')
  const settings = useMemo((): FlowSettings => {
    const anchor = look.anchor ?? null
    return {
      anchor,
      direction: look.direction ?? 'after',
      steps: within(look.steps, STEPS),
      items: within(look.items, ITEMS),
      of: look.of ?? 'first',
      groups: look.groups ?? [],
    }
  }, [look])
  const query = useMemo((): FlowQuery => {
    const { exclude } = limitsOf(job)
    return {
      anchor: settings.anchor,
      direction: settings.direction,
      steps: settings.steps,
      itemsPerStep: settings.items,
      ...(exclude ? { exclude } : {}),
      ...(settings.groups.length > 0 ? { groups: settings.groups } : {}),
    }
  }, [settings, job])
  return { settings, query, change }
}
