import { FileText } from 'lucide-react'
import { useMemo } from 'react'
import type { Job } from '../../../workers/protocol/jobs'
import { saveFile } from '../../base/components/save-file'
import type { Command } from '../../run/commands/command'
import { useViewCommands } from '../../run/commands/use-commands'
import { useRunFacts } from '../use-run-facts'
import { reportWords as words } from './words'

const FORMATS = {
  markdown: { ending: 'md', type: 'text/markdown' },
  html: { ending: 'html', type: 'text/html' },
  json: { ending: 'json', type: 'application/json' },
} as const
type Format = keyof typeof FORMATS

/** Offers what a run comes to as a report: in the export menu and the palette. */
export function ReportCommands({ job }: { job: Job }) {
  const known = useRunFacts(job)
  useViewCommands(
    useMemo<Command[]>(
      () =>
        (Object.keys(FORMATS) as Format[]).map((format) => ({
          id: `report-${format}`,
          label: () => (known ? words.commands[format] : undefined),
          words: 'summary document share narrative',
          exports: FileText,
          run: async () => {
            if (!known) return
            const [{ reportOf }, { toHtml, toJson, toMarkdown }] = await Promise.all([
              import('./report'),
              import('./formats'),
            ])
            const facts = { source: job.source?.name ?? '', ...known }
            const text =
              format === 'json'
                ? toJson(facts)
                : format === 'html'
                  ? toHtml(reportOf(facts), document.documentElement.lang)
                  : toMarkdown(reportOf(facts))
            const { ending, type } = FORMATS[format]
            saveFile(`basketeer-explanations.${ending}`, new Blob([text], { type: `${type};charset=utf-8` }))
          },
        })),
      [known, job],
    ),
  )
  return null
}
