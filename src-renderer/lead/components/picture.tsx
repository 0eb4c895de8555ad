import { useEffect, useRef, useSyncExternalStore } from 'react'
import { classes } from '../../components/classes.ts'
import { onPictures, pictureOf } from '../media/pictures.ts'
import styles from './picture.module.css'

/** Somebody's moving picture; nothing while there is none. Its sound is played elsewhere. */
export const Picture = ({ of, mirrored = false }: { readonly of: string; readonly mirrored?: boolean }) => {
  const stream = useSyncExternalStore(onPictures, () => pictureOf(of))
  const element = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    if (element.current !== null) element.current.srcObject = stream
  }, [stream])
  return stream === null ? null : (
    <video ref={element} className={classes(styles.picture, mirrored && styles.mirrored)} autoPlay muted playsInline tabIndex={-1} />
  )
}
