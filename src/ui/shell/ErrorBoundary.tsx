import { Component, type ReactNode } from 'react'
import { Button } from '../base/components/Button'
import { EmptyState } from '../base/components/EmptyState'
import { ErrorNotice } from '../base/components/ErrorNotice'
import { shell } from './words'

/** Keeps a view that breaks from taking the rest with it. Give it the view as `key`, so that another view starts afresh. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (this.state.error === null) return this.props.children
    return (
      <EmptyState
        level={1}
        title={shell.crashedTitle}
        action={<Button onPress={() => this.setState({ error: null })}>{shell.again}</Button>}
      >
        <p>{shell.crashed}</p>
        <ErrorNotice error={this.state.error} />
      </EmptyState>
    )
  }
}
