import { useState } from 'react'
import { plenaryTexts } from '../../../src-shared/i18n/catalogues/plenary.ts'
import type { RoomStanding } from '../../../src-shared/plenary/room-standing.ts'
import type { RoomView } from '../../../src-shared/plenary/view.ts'
import type { SegmentOf } from '../../../src-shared/seminar/schema.ts'
import { Button } from '../../components/button.tsx'
import { Frame } from '../../components/frame.tsx'
import { KeyboardArea } from '../../components/keyboard/keyboard-area.tsx'
import { useLocalized, useTexts } from '../../i18n/use-texts.ts'
import { useOwnWords } from '../../stores/own-words.ts'
import { OwnBar } from './own-bar.tsx'
import styles from './plenary.module.css'
import { RelayedList } from './relayed-list.tsx'
import { RoomCaptions } from './room-captions.tsx'
import { ShownPoint } from './shown-point.tsx'
import { Tiles } from './tiles.tsx'
import { useToldWords, WordsButton } from './words-button.tsx'
import { WordsEditor } from './words-editor.tsx'

type Standing = Extract<RoomStanding, { name: 'together' }>

const useRemark = (remark: Standing['remark']): string => {
  const texts = useTexts(plenaryTexts)
  switch (remark) {
    case 'line-lost':
      return texts.lineLost
    case 'media-lost':
      return texts.mediaLost
    case 'before':
      return texts.before
    case null:
      return ''
  }
}

/** What stands beside the stage: one thing at a time, what the group does itself before what everybody looks at. */
const Beside = ({ view, segment, listed }: { readonly view: RoomView; readonly segment: string; readonly listed: boolean }) => {
  const writes = useOwnWords(({ open }) => open)
  if (writes) return <WordsEditor segment={segment} />
  if (listed) return <RelayedList points={view.relayed} />
  return view.shown === null ? null : <ShownPoint point={view.shown} />
}

/** Who is on stage, the point that everybody looks at, and what this room has to do with the floor. */
export const Together = ({ standing, segment }: { readonly standing: Standing; readonly segment: SegmentOf<'plenary'> }) => {
  const { view, own, remark } = standing
  const text = useLocalized()
  const texts = useTexts(plenaryTexts)
  const line = useRemark(remark)
  const told = useToldWords()
  const writes = useOwnWords(({ open }) => open)
  const [wanted, setWanted] = useState(false)
  const isListed = wanted && view.relayed.length > 0
  return (
    <Frame title={text(segment.title)}>
      <KeyboardArea compact>
        <div className={styles.together}>
          <div className={styles.seen}>
            <Beside view={view} segment={segment.id} listed={isListed} />
            <Tiles view={view} small={writes || isListed || view.shown !== null} seen={own.name === 'speaks' && own.seen} />
          </div>
          <RoomCaptions view={view} current={remark !== 'line-lost'} />
          <div className={styles.below}>
            <p className={styles.remark} role="status">
              {told === '' ? line : told}
            </p>
            {writes || view.relayed.length === 0 ? null : (
              <Button look="plain" size="note" chosen={isListed} onClick={() => setWanted(!isListed)}>
                {isListed ? texts.backToStage : texts.relayed}
              </Button>
            )}
            {writes ? null : <WordsButton />}
          </div>
          <OwnBar own={own} />
        </div>
      </KeyboardArea>
    </Frame>
  )
}
