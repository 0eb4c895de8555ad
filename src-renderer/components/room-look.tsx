import { useEffect } from 'react'
import { send } from '../bridge/send.ts'
import { useLocalized } from '../i18n/use-texts.ts'
import { useProgramme, useReplica, useSeminar, useSlice } from '../stores/slices.ts'
import { useLook } from './use-look.ts'

/** Sets language, theme and title on the document, and tells main which screen the group sees. */
export const RoomLook = () => {
  const title = useLocalized()(useSeminar()?.content.title)
  const { phase } = useProgramme()
  const library = useSlice('library').open
  const connected = useReplica((replica) => replica.connection === 'connected')

  useLook()
  useEffect(() => {
    if (title !== '') document.title = title
  }, [title])
  const screen = library ? 'library' : phase.name === 'running' || phase.name === 'waiting' ? `${phase.name}:${phase.segment}` : phase.name
  useEffect(() => {
    document.documentElement.dataset.screen = screen
  }, [screen])
  useEffect(() => {
    if (connected) void send('page.ready', { screen: screen.slice(0, 40) })
  }, [screen, connected])
  return null
}
