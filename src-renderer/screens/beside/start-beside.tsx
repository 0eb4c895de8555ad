import { createRoot } from 'react-dom/client'
import { connect } from '../../bridge/connection.ts'
import { PageBoundary } from '../../components/page-boundary.tsx'
import { useReplica } from '../../stores/slices.ts'
import '../../styles/index.css'
import { ModeratorView } from './moderator-view.tsx'

const Moderator = () => (useReplica(({ slices }) => slices === null) ? null : <ModeratorView />)

/**
 * The page on a screen that is not the room's. It reads and asks for nothing: keys, buttons, sound and what the group sees
 * are the room's page's, and there is one of those.
 */
export const startBeside = (shows: string): void => {
  document.documentElement.dataset.beside = shows
  document.documentElement.style.background = 'black'
  const place = document.getElementById('room')
  if (shows !== 'moderator' || place === null) return
  connect()
  createRoot(place).render(
    <PageBoundary>
      <Moderator />
    </PageBoundary>,
  )
}
