import { useEffect, useRef, useSyncExternalStore } from 'react'
import { onPictures, ownPicture, pictureOf } from '../plenary/pictures.ts'
import { classes } from './classes.ts'
import styles from './picture.module.css'

type PictureProps = {
  /** A member, or the page's own; that one is mirrored, as everybody knows themselves. */
  readonly of: string
  readonly label?: string
}

/** Somebody's moving picture; nothing while there is none. Its sound is played elsewhere. */
export const Picture = ({ of, label }: PictureProps) => {
  const stream = useSyncExternalStore(onPictures, () => pictureOf(of))
  const element = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (element.current !== null) element.current.srcObject = stream
  }, [stream])
  return stream === null ? null : (
    <video
      ref={element}
      className={classes(styles.picture, of === ownPicture && styles.mirrored)}
      aria-label={label}
      autoPlay
      muted
      playsInline
      tabIndex={-1}
    />
  )
}
