import { createRoot } from 'react-dom/client'
import { LeadApp } from './app.tsx'
import { setAgain } from './desk/come-again.ts'
import { connectDesk } from './desk/connect.ts'
import { tellOfDeclined } from './desk/deeds.ts'
import { ownDeviceKey } from './desk/device-key.ts'
import { passInHand } from './desk/pass-in-hand.ts'
import { roleOfPass } from './desk/pass-role.ts'
import { startLeadMedia } from './media/lead-media.ts'
import { setLink } from './stores/link.ts'
import '../styles/index.css'
import './lead.css'

/** As light or as dark as everything else on this computer. */
const followLight = (): void => {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const set = () => {
    document.documentElement.dataset.theme = dark.matches ? 'dark' : 'light'
  }
  set()
  dark.addEventListener('change', set)
}

/** The page's composition root. The pass is out of the address before anything else is done. */
export const start = (): void => {
  const pass = passInHand()
  const place = document.getElementById('room')
  if (place === null) throw new Error('index.html has no place for the page')
  followLight()
  createRoot(place).render(<LeadApp />)
  if (pass === null) {
    setLink({ name: 'no-pass' })
    return
  }
  if (roleOfPass(pass) === 'room') {
    setLink({ name: 'room-link' })
    return
  }
  const { signalling, iceServers, again } = connectDesk({
    url: new URL('../plenary', location.href).href.replace(/^http/, 'ws'),
    pass,
    device: ownDeviceKey(),
  })
  setAgain(again)
  tellOfDeclined()
  startLeadMedia(signalling, iceServers)
}
