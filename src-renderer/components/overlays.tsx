import { useJoinCalls } from '../screens/join/use-join-calls.ts'
import { closeOverlay, useOverlay } from '../stores/overlay.ts'
import { HelpOverlay } from './help-overlay.tsx'
import { later } from './later.tsx'
import { LeaveItem, ModeratorMenu } from './moderator-menu.tsx'

const JoinScreen = later(async () => (await import('../screens/join/join-screen.tsx')).JoinScreen)
const StaffScreen = later(async () => (await import('../screens/staff/staff-screen.tsx')).StaffScreen)

/** What lies over the screen; one at a time. */
export const Overlays = () => {
  const overlay = useOverlay()
  const joinCalls = useJoinCalls()
  switch (overlay) {
    case 'none':
      return joinCalls ? <JoinScreen /> : null
    case 'join':
      return <JoinScreen />
    case 'help':
      return <HelpOverlay />
    case 'moderator':
      return <ModeratorMenu />
    case 'leave-item':
      return <LeaveItem />
    case 'staff':
      return <StaffScreen onClose={closeOverlay} />
  }
}
