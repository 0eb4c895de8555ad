import { type ReactNode, useState } from 'react'
import type { DialoguePartView, PointsView } from '../../../src-shared/dialogue/view.ts'
import { pointsTexts } from '../../../src-shared/i18n/catalogues/points.ts'
import { send } from '../../bridge/send.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import type { PaneSize } from '../../components/group-grid.tsx'
import { KeyboardButton, useKeyboardShown } from '../../components/keyboard/keyboard-area.tsx'
import { TextField } from '../../components/keyboard/text-field.tsx'
import { useDrafts } from '../../components/keyboard/use-drafts.ts'
import { useSteady } from '../../components/use-steady.ts'
import { useTexts } from '../../i18n/use-texts.ts'
import { useGroups } from '../../stores/slices.ts'
import styles from './points.module.css'
import { SentPoints } from './sent-points.tsx'

type Summary = Extract<DialoguePartView, { kind: 'summary' }>
type EditorProps = {
  readonly group: number
  readonly segment: string
  readonly part: Summary
  readonly size: PaneSize
  /** The way onwards, beside "send". */
  readonly children: ReactNode
}

const none: readonly string[] = []

/** What the group brings along: fields until it is sent, then the text with a way back to it. */
export const PointsEditor = (props: EditorProps) => {
  const points = useGroups().find((one) => one.group === props.group)?.points ?? null
  const mine = points?.segment === props.segment ? points : null
  if (mine?.sent !== true) return <Fields {...props} points={mine} />
  return (
    <SentPoints group={props.group} points={mine} size={props.size}>
      {props.children}
    </SentPoints>
  )
}

const Fields = ({ group, segment, part, size, points, children }: EditorProps & { readonly points: PointsView | null }) => {
  const texts = useTexts(pointsTexts)
  const writing = useKeyboardShown()
  const [refused, setRefused] = useState(false)
  const takeaways = part.collect === 'takeaways'
  const drafts = useDrafts(points?.texts ?? none, part.count, async (index, text) => (await send('points.set', { group, segment, index, text })).ok)
  const steady = useSteady(drafts.state, 400)
  // "Saved" may come a moment late, but never a moment early.
  const saving = drafts.state === 'saved' ? steady : drafts.state
  const compact = size !== 'whole'
  const empty = drafts.texts.every((text) => text.trim() === '')
  const sendAll = async () => {
    const sent = (await drafts.flush()) && (await send('points.send', { group, segment })).ok
    setRefused(!sent)
  }
  return (
    <>
      <ol className={classes(styles.fields, styles[size], writing && styles.writing)}>
        {drafts.texts.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a field is its number
          <li key={index} className={styles.field}>
            <span className={styles.number} aria-hidden="true">
              {index + 1}
            </span>
            <TextField
              label={takeaways ? texts.takeaway(index + 1) : texts.point(index + 1)}
              hint={takeaways ? texts.takeawayHint : texts.pointHint}
              value={text}
              maxLength={400}
              compact={compact}
              onText={(written) => drafts.write(index, written)}
              onLeave={() => void drafts.flush()}
            />
          </li>
        ))}
      </ol>
      {!writing && size === 'whole' && <p className={styles.where}>{takeaways ? texts.whereToTakeaways : texts.whereToPoints}</p>}
      <div className={classes(styles.bar, compact && styles.compact, writing && styles[`${size}Writing`])}>
        <Button look="primary" size={compact ? 'note' : 'body'} disabled={empty} onClick={() => void sendAll()}>
          {texts.send}
        </Button>
        <p className={styles.say} role="status">
          {refused ? texts.failed : saving === 'failed' ? texts.notSaved : empty ? texts.sendMissing : compact ? '' : texts.sendSay}
        </p>
        <p className={styles.state}>{empty ? '' : saving === 'saved' ? texts.saved : saving === 'saving' ? texts.saving : ''}</p>
        <KeyboardButton />
        {children}
      </div>
    </>
  )
}
