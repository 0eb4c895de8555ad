import { useCallback, useEffect, useRef, useState } from 'react'
import { talkTexts } from '../../../src-shared/i18n/catalogues/talk.ts'
import { positionAt } from '../../../src-shared/programme/recording-position.ts'
import type { Media, SegmentOf } from '../../../src-shared/seminar/schema.ts'
import type { Duration } from '../../../src-shared/time/time.ts'
import { giveIntent } from '../../bridge/intents.ts'
import { send } from '../../bridge/send.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { type Reported, wasMoved } from '../../media/follow.ts'
import type { Player } from '../../media/player.ts'
import { now, roomSpeed } from '../../stores/now.ts'
import { openOverlay } from '../../stores/overlay.ts'
import { useSpeakers } from '../../stores/segments.ts'
import { useProgramme } from '../../stores/slices.ts'
import { PlayerView } from './player-view.tsx'

/** The talk of the programme: main says whether it plays and where; the page plays it and reports. */
export const RoomTalk = ({ segment, media }: { readonly segment: SegmentOf<'talk'> | SegmentOf<'session'>; readonly media: Media }) => {
  const texts = useTexts(talkTexts)
  const people = useSpeakers(segment)
  const said = useProgramme().media
  const [player, setPlayer] = useState<Player | null>(null)
  const reported = useRef<Reported | null>(null)
  const moving = useRef(false)
  const latest = useRef(said)
  const { id } = segment

  useEffect(() => {
    latest.current = said
    if (player === null || said === undefined) return
    // Until main has answered a move, what it says may be from before it.
    if (roomSpeed() === 1 && !moving.current && wasMoved(said, reported.current)) {
      // What main says may be from long ago: it says nothing while the reports agree with it.
      const at = now()
      const position = positionAt(said, at)
      player.seek(position)
      reported.current = { position, at }
    }
    if (said.playing) player.play()
    else player.pause()
  }, [player, said])

  const length = (media.duration * 1000) as Duration
  useEffect(() => {
    if (player === null || roomSpeed() === 1) return
    const positionNow = () => (latest.current === undefined ? player.position() : positionAt(latest.current, now()))
    player.setStepping({ positionNow, length })
  }, [player, length])

  const move = useCallback(
    (to: Duration) => {
      // At once, because the hand that asked is waiting; where main refuses, its next word puts the recording back.
      if (roomSpeed() === 1) {
        player?.seek(to)
        reported.current = { position: to, at: now() }
      }
      moving.current = true
      void send('talk.move', { segment: id, position: to }).finally(() => {
        moving.current = false
      })
    },
    [id, player],
  )

  return (
    <PlayerView
      title={segment.title}
      people={people}
      media={media}
      playing={said?.playing ?? true}
      onPlayer={setPlayer}
      onPlayPause={() => giveIntent('pause-or-resume')}
      onMove={move}
      onLeave={() => openOverlay('leave-item')}
      leaveLabel={texts.leave}
      onMenu={() => openOverlay('moderator')}
      events={{
        progress: (position) => {
          if (moving.current) return
          reported.current = { position, at: now() }
          void send('talk.progress', { segment: id, position })
        },
        ended: () => void send('talk.ended', { segment: id }),
        stalled: (position) => void send('talk.stalled', { segment: id, position }),
        failed: (why) => void send('talk.failed', { segment: id, why }),
      }}
    />
  )
}
