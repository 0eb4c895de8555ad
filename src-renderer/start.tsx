import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { installButtons } from './bridge/buttons.ts'
import { connect } from './bridge/connection.ts'
import { installKeys } from './bridge/keys.ts'
import { installPageTroubles } from './bridge/page-troubles.ts'
import { installIdlePointer } from './bridge/pointer.ts'
import { loadTheRest } from './components/later.tsx'
import { PageBoundary } from './components/page-boundary.tsx'
import { useReplica } from './stores/slices.ts'
import './styles/index.css'

/** So long nobody misses a sign of life, and main's first word is mostly there by then. */
const firstWordWithin = 250

/** The room's first screen is painted by then; what its devices are may be asked a moment later. */
const devicesAfter = 500
const beginDevices = async () => (await import('./audio/begin-devices.ts')).beginDevices()
const beginPlenary = async () => (await import('./plenary/room-media.ts')).beginRoomMedia()

/** Calls once: at main's first word, or when it does not come. */
const atFirstWord = (call: () => void): void => {
  const once = () => {
    clearTimeout(timer)
    stop()
    call()
  }
  const timer = setTimeout(once, firstWordWithin)
  const stop = useReplica.subscribe(({ slices }) => slices !== null && once())
}

/** Bridge before React: a screen that only waits would be drawn first, and the room's own later for it. */
export const start = (): void => {
  installPageTroubles()
  connect()
  installKeys()
  installButtons()
  installIdlePointer()
  const place = document.getElementById('room')
  if (place === null) throw new Error('index.html has no place for the room')
  const root = createRoot(place)
  atFirstWord(() => {
    root.render(
      <PageBoundary>
        <App />
      </PageBoundary>,
    )
    loadTheRest()
    setTimeout(() => {
      void beginDevices()
      void beginPlenary()
    }, devicesAfter)
  })
}
