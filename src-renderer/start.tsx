import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { connect } from './bridge/connection.ts'
import { installKeys } from './bridge/keys.ts'
import { installPageTroubles } from './bridge/page-troubles.ts'
import { installIdlePointer } from './bridge/pointer.ts'
import { PageBoundary } from './components/page-boundary.tsx'
import './styles/index.css'

/** Bridge before React: the first snapshot is often here when the first screen is drawn. */
export const start = (): void => {
  installPageTroubles()
  connect()
  installKeys()
  installIdlePointer()
  const place = document.getElementById('room')
  if (place === null) throw new Error('index.html has no place for the room')
  createRoot(place).render(
    <PageBoundary>
      <App />
    </PageBoundary>,
  )
}
