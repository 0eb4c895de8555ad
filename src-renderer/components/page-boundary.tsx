import { Component, type ReactNode } from 'react'
import { reportTrouble } from '../bridge/page-troubles.ts'

const loadAnewAfter = 1500

/**
 * A screen that throws is a bug; the group must not sit before an empty one. Main has the room's state,
 * so the page is loaded anew and comes back where it was.
 */
export class PageBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true }
  }

  override componentDidCatch(error: unknown): void {
    reportTrouble(error)
    setTimeout(() => location.reload(), loadAnewAfter)
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children
  }
}
