import { BrainCircuit } from 'lucide-react'
import type { Job } from '../../../workers/protocol/jobs'
import { toast } from '../../base/components/announce'
import { saveFile } from '../../base/components/save-file'
import type { Command } from '../../run/commands/command'
import { modelWords as words } from './words'

function hasModel(job: Job): boolean {
  const { analysis } = job.recipe
  return analysis.kind === 'recommend' && analysis.model === undefined && (job.result?.rows ?? 0) > 0
}

/** Hands out the model behind a result, where it was trained there. */
export function saveModelCommand(job: Job | null): Command {
  return {
    id: 'save-model',
    label: () => (job && hasModel(job) ? words.save : undefined),
    words: 'download export factors arrow',
    exports: BrainCircuit,
    run: async ({ engine }) => {
      if (!job) return
      const { name, bytes } = await engine.results.ask('recommend', 'save', job.jobId, [])
      saveFile(name, new Blob([bytes], { type: 'application/vnd.apache.arrow.file' }))
      toast(words.saved(name))
    },
  }
}
