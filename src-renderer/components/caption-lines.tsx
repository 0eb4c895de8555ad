import { useEffect, useState } from 'react'
import type { Caption } from '../../src-shared/plenary/captions.ts'
import styles from './caption-lines.module.css'

type CaptionLinesProps = { readonly label: string; readonly lines: readonly Caption[] }

/** Two lines of what is being said, the newest last. Once there were any their place stays: nothing jumps when nobody speaks. */
export const CaptionLines = ({ label, lines }: CaptionLinesProps) => {
  const [known, setKnown] = useState(lines.length > 0)
  useEffect(() => {
    if (lines.length > 0) setKnown(true)
  }, [lines])
  return (
    <section className={styles.captions} role="log" aria-label={label} aria-live="polite" data-known={known}>
      {lines.map(({ id, text }) => (
        <p key={id}>{text}</p>
      ))}
    </section>
  )
}
