import type { PlenarySlice } from '../../src-shared/contract/plenary.ts'
import type { Slices } from '../../src-shared/contract/slices.ts'
import { nextSpeaking, nobodySpeaks, type Speaking } from '../../src-shared/plenary/active-speaker.ts'
import { type MediaQuality, unknownQuality } from '../../src-shared/plenary/media.ts'
import { mayOpenMicrophone } from '../../src-shared/plenary/open-microphone.ts'
import { followSink } from '../audio/sink.ts'
import { send } from '../bridge/send.ts'
import { useRoomMedia } from '../stores/room-media.ts'
import { useReplica } from '../stores/slices.ts'
import { createMediaClient } from './media-client.ts'
import { createMicrophone } from './microphone.ts'
import { keepOwnPicture, keepPictures } from './pictures.ts'
import { createRoomCamera } from './room-camera.ts'
import { createRoomSignalling } from './room-signalling.ts'

const lookEvery = 250
const measureEvery = 2000

const iceServersOf = (plenary: PlenarySlice | undefined): readonly RTCIceServer[] =>
  (plenary?.iceServers ?? []).map(({ urls, ...rest }) => ({ ...rest, urls: [...urls] }))

const wantsCamera = (plenary: PlenarySlice | undefined): boolean => plenary !== undefined && plenary.camera !== false

/** The room's sound and picture in the plenary: there as long as main says that it is needed, whatever screen is on. */
export const beginRoomMedia = (): void => {
  let speaking: Speaking = nobodySpeaks
  let quality: MediaQuality = unknownQuality
  let looking: ReturnType<typeof setInterval> | undefined
  let measuring: ReturnType<typeof setInterval> | undefined
  let told = ''

  const client = createMediaClient({
    signalling: createRoomSignalling(),
    get iceServers() {
      return iceServersOf(useReplica.getState().slices?.plenary)
    },
    get relayOnly() {
      return useReplica.getState().slices?.plenary.relayOnly === true
    },
    get camera() {
      return wantsCamera(useReplica.getState().slices?.plenary)
    },
    follow: followSink,
  })
  const microphone = createMicrophone({
    give: (track) => client.send('audio', track),
    onChange: () => {
      // The camera follows the microphone.
      holdNow()
      show()
    },
  })
  const camera = createRoomCamera({
    give: (track) => {
      keepOwnPicture(track)
      client.send('video', track)
    },
    onChange: () => show(),
  })

  /** What main is told: it knows for staff, and for a page that comes after this one. */
  const report = (): void => {
    const said = { media: client.state(), microphone: microphone.state(), camera: camera.state(), quality }
    const text = JSON.stringify(said)
    if (text === told) return
    told = text
    void send('plenary.report', said)
  }
  const show = (): void => {
    const seen = client.seen()
    keepPictures(seen)
    useRoomMedia.setState({
      media: client.state(),
      microphone: microphone.state(),
      camera: camera.state(),
      speaker: speaking.member,
      pictured: seen.flatMap(({ member, picture }) => (picture === null ? [] : [member])),
    })
    report()
  }
  const look = (): void => {
    speaking = nextSpeaking(speaking, new Map(client.seen().map(({ member, level }) => [member, level])))
    show()
  }
  const measure = async (): Promise<void> => {
    const { path, loss, roundTrip } = await client.quality()
    const rounded = (value: number | null, digits: number) => (value === null ? null : Number(value.toFixed(digits)))
    quality = { path, loss: rounded(loss, 2), roundTrip: rounded(roundTrip, 2) }
    report()
  }

  const hold = (slices: Slices): void => {
    const { plenary, devices, room } = slices
    const isOut = client.state().name === 'out'
    if (plenary.warm && isOut && plenary.line.name === 'in') {
      client.join()
      looking = setInterval(look, lookEvery)
      measuring = setInterval(() => void measure(), measureEvery)
    }
    if (!plenary.warm && !isOut) {
      clearInterval(looking)
      clearInterval(measuring)
      quality = unknownQuality
      speaking = nobodySpeaks
      client.leave()
    }
    const may = mayOpenMicrophone(plenary, room.programme.phase, client.state())
    microphone.hold(may ? { device: devices.microphone?.device.page ?? null } : null)
    // Seen only while heard: one light says both, and is true of both.
    const mayBeSeen = may && microphone.state().name === 'on' && wantsCamera(plenary)
    camera.hold(mayBeSeen ? { device: typeof plenary.camera === 'string' ? plenary.camera : null } : null)
  }

  const holdNow = (): void => {
    const { slices } = useReplica.getState()
    if (slices !== null) hold(slices)
  }
  client.onChange(() => {
    holdNow()
    show()
  })
  useReplica.subscribe(({ slices }, before) => {
    if (slices === null) return
    // A main that was started anew has heard nothing yet.
    if (before.slices === null || slices.plenary.report === null) told = ''
    hold(slices)
  })
  holdNow()
  show()
}
