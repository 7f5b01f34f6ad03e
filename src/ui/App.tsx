import { QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { Engine } from '../client/types'
import { locale } from './base/language'
import { ErrorBoundary } from './shell/ErrorBoundary'
import { EngineContext } from './state/engine-context'
import { createQueryClient } from './state/query-client'
import { WorkspaceContext, type WorkspaceStore } from './state/workspace'

/** What every view may rely on, in the shell and in a frame alike. Whatever breaks below, data and results are kept above it. */
export function App({
  engine,
  workspace,
  children,
}: {
  engine: Engine
  workspace: WorkspaceStore
  children: ReactNode
}) {
  const [queryClient] = useState(createQueryClient)
  return (
    <I18nProvider locale={locale()}>
      <QueryClientProvider client={queryClient}>
        <EngineContext value={engine}>
          <WorkspaceContext value={workspace}>
            <ErrorBoundary>{children}</ErrorBoundary>
          </WorkspaceContext>
        </EngineContext>
      </QueryClientProvider>
    </I18nProvider>
  )
}
