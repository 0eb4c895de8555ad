import { nextSpeaking, nobodySpeaks } from '../../../src-shared/plenary/active-speaker.ts'
import { isStagePerson } from '../../../src-shared/plenary/members.ts'
import type { IceServer } from '../../../src-shared/plenary/wire.ts'
import { createCamera } from '../../plenary/camera.ts'
import { createMediaClient } from '../../plenary/media-client.ts'
import { createMicrophone } from '../../plenary/microphone.ts'
import { keepOwnPicture, keepPictures } from '../../plenary/pictures.ts'
import type { Signalling } from '../../plenary/signalling.ts'
import { capture, type OwnWish } from '../rules/own-sound.ts'
import { useLinkState } from '../stores/link.ts'
import { useMediaState, wishAtFirst } from '../stores/media.ts'
import { usePlenaryState } from '../stores/plenary.ts'
import { listenTo } from './own-level.ts'
import { followSpeaker } from './speaker.ts'

const lookEvery = 250

const nothing: OwnWish = { microphone: false, camera: false }
const everything: OwnWish = { microphone: true, camera: true }

/** What is to be open now. In the check everything is tried; afterwards the place on stage decides. */
const wanted = (): OwnWish => {
  const { you, view } = usePlenaryState.getState()
  const { step, wish } = useMediaState.getState()
  if (you === null || view === null || !isStagePerson(you)) return nothing
  switch (step) {
    case 'welcome':
      return nothing
    case 'trying':
      return everything
    case 'inside':
      return capture(view, you, wish)
  }
}

/** The person's own devices and the stage, held to what the stores say. */
export const startLeadMedia = (signalling: Signalling, iceServers: () => readonly IceServer[]): void => {
  const client = createMediaClient({
    signalling,
    get iceServers() {
      return iceServers().map(({ urls, ...rest }) => ({ ...rest, urls: [...urls] }))
    },
    relayOnly: false,
    camera: true,
    follow: followSpeaker,
  })
  const own: { audio: MediaStreamTrack | null; video: MediaStreamTrack | null } = { audio: null, video: null }

  const sendOwn = (): void => {
    // Nothing of the check leaves the computer, nor of somebody who is not on stage.
    const inside = useMediaState.getState().step === 'inside'
    const may = wanted()
    client.send('audio', inside && may.microphone ? own.audio : null)
    client.send('video', inside && may.camera ? own.video : null)
  }
  const microphone = createMicrophone({
    give: (track) => {
      own.audio = track
      listenTo(track)
      sendOwn()
    },
    onChange: () => useMediaState.setState({ microphone: microphone.state() }),
  })
  const camera = createCamera({
    give: (track) => {
      own.video = track
      keepOwnPicture(track)
      sendOwn()
    },
    onChange: () => useMediaState.setState({ camera: camera.state() }),
  })

  const hold = (): void => {
    const { chosen, step } = useMediaState.getState()
    const open = wanted()
    microphone.hold(open.microphone ? { device: chosen.microphone } : null)
    camera.hold(open.camera ? { device: chosen.camera } : null)
    sendOwn()
    if (step === 'inside') client.join()
    else client.leave()
  }
  let speaking = nobodySpeaks
  /** Four times a second, and when something changed. */
  const look = (): void => {
    const seen = client.seen()
    keepPictures(seen)
    const { received, state } = useMediaState.getState()
    const next = seen.map(({ member, picture }) => ({ member, speaks: member === speaking.member, picture: picture !== null }))
    if (JSON.stringify([next, client.state()]) !== JSON.stringify([received, state]))
      useMediaState.setState({ received: next, state: client.state() })
  }
  client.onChange(look)
  setInterval(() => {
    speaking = nextSpeaking(speaking, new Map(client.seen().map(({ member, level }) => [member, level])))
    look()
  }, lookEvery)
  useMediaState.subscribe((now, before) => {
    if (now.wish !== before.wish || now.chosen !== before.chosen || now.step !== before.step) hold()
  })
  // Who was put out is seen and heard by nobody, not even by their own screen, and begins anew with the check.
  useLinkState.subscribe(({ link }) => {
    if (link.name === 'knocking' || link.name === 'gone') useMediaState.setState({ step: 'welcome', wish: wishAtFirst })
  })
  usePlenaryState.subscribe((now, before) => {
    if (now.view?.stage !== before.view?.stage || now.view?.phase !== before.view?.phase || now.you !== before.you) hold()
  })
}
