import { Component, type ReactNode } from 'react'

type Props = { children: ReactNode; instead: ReactNode }

/**
 * What is drawn instead of a part of the page that threw while it was drawn, so that a fault never leaves an empty
 * window. The till beneath knows nothing of it: the journal and the kept cart are as they were.
 */
export class Shelter extends Component<Props, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true }
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.instead : this.props.children
  }
}
