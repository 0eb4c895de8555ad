import { Fragment, type ReactNode } from 'react'
import type { Segment } from '../src-shared/seminar/schema.ts'
import { HoldRing } from './components/hold-ring.tsx'
import { later } from './components/later.tsx'
import { Overlays } from './components/overlays.tsx'
import { RoomLook } from './components/room-look.tsx'
import { ReadyNext } from './media/ready-next.tsx'
import { ArmedScreen } from './screens/armed/armed-screen.tsx'
import { ClosingScreen } from './screens/closing/closing-screen.tsx'
import { ConnectingScreen } from './screens/connecting/connecting-screen.tsx'
import { DialogueScreen } from './screens/dialogue-screen.tsx'
import { EndedScreen } from './screens/ended/ended-screen.tsx'
import { EvaluationScreen } from './screens/evaluation-screen.tsx'
import { LobbyScreen } from './screens/lobby/lobby-screen.tsx'
import { NoSeminarScreen } from './screens/no-seminar/no-seminar-screen.tsx'
import { PauseScreen } from './screens/pause/pause-screen.tsx'
import { SessionScreen } from './screens/session/session-screen.tsx'
import { TalkScreen } from './screens/talk/talk-screen.tsx'
import { UnknownScreen } from './screens/unknown/unknown-screen.tsx'
import { WaitingScreen } from './screens/waiting/waiting-screen.tsx'
import { WelcomeScreen } from './screens/welcome/welcome-screen.tsx'
import { useSegment } from './stores/segments.ts'
import { useProgramme, useReplica, useSeminar, useSlice } from './stores/slices.ts'

const CheckScreen = later(async () => (await import('./screens/check/check-screen.tsx')).CheckScreen)
const PlenaryScreen = later(async () => (await import('./screens/plenary/plenary-screen.tsx')).PlenaryScreen)
const LibraryScreen = later(async () => (await import('./screens/library/library-screen.tsx')).LibraryScreen)

const screenOf = (segment: Segment): ReactNode => {
  switch (segment.kind) {
    case 'welcome':
      return <WelcomeScreen segment={segment} />
    case 'talk':
      return <TalkScreen segment={segment} media={segment.media} />
    case 'dialogue':
      return <DialogueScreen />
    case 'pause':
      return <PauseScreen segment={segment} />
    case 'plenary':
      return <PlenaryScreen segment={segment} />
    case 'evaluation':
      return <EvaluationScreen />
    case 'closing':
      return <ClosingScreen segment={segment} />
    case 'session':
      return segment.mode === 'prerecorded' && segment.media !== undefined ? (
        <TalkScreen segment={segment} media={segment.media} />
      ) : (
        <SessionScreen segment={segment} />
      )
    case 'unknown':
      return <UnknownScreen title={segment.title} />
  }
}

const Running = ({ id }: { readonly id: string }) => {
  const segment = useSegment(id)
  // The key gives every item a screen of its own: nothing of the one before is left in it.
  return <Fragment key={id}>{segment === undefined ? <UnknownScreen title={undefined} /> : screenOf(segment)}</Fragment>
}

const Programme = () => {
  const { phase } = useProgramme()
  const { check } = useSlice('devices')
  const withGroup = check.name === 'result' || (check.name === 'running' && check.kind === 'group')
  // Main ends a check when the programme goes on; nothing ever stands between a group and its next item.
  if (withGroup && phase.name !== 'running' && phase.name !== 'waiting') return <CheckScreen />
  switch (phase.name) {
    case 'before':
      return <LobbyScreen />
    case 'armed':
      return <ArmedScreen until={phase.until} />
    case 'running':
      return <Running id={phase.segment} />
    case 'waiting':
      return <WaitingScreen segment={phase.segment} until={phase.until} />
    case 'ended':
      return <EndedScreen />
  }
}

const Room = () => {
  const seminar = useSeminar()
  const library = useSlice('library')
  const screen = seminar === null ? <NoSeminarScreen /> : library.open ? <LibraryScreen /> : <Programme />
  return (
    <>
      <RoomLook />
      {screen}
      <ReadyNext />
      <HoldRing />
      <Overlays />
    </>
  )
}

/** Chooses the screen from what main says. Before the first word from main there is only a quiet sign of life. */
export const App = () => (useReplica((replica) => replica.slices === null) ? <ConnectingScreen /> : <Room />)
