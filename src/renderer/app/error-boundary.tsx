import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import styles from './error-boundary.module.css'
import { say } from './messages.ts'

interface BoundaryState {
  readonly error: Error | null
}

/** A mistake in the interface ends here: said as such, with the way back, and with nothing lost. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { error: null }

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error('The interface failed', error, info.componentStack)
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div role="alert" className={styles['page']}>
        <h1>{say('Offprint tripped over its own feet.')}</h1>
        <p>
          {say(
            'Your library is as it was: every change that was confirmed is saved. Going on from here opens the window anew.',
          )}
        </p>
        <pre>{error.message}</pre>
        <Button look="strong" onClick={() => location.reload()}>
          {say('Go on')}
        </Button>
      </div>
    )
  }
}
