/** The pictures that are to be seen, by member; the page's own under a name of its own. Elements are given them when they are there. */
const pictures = new Map<string, MediaStream>()
const listeners = new Set<() => void>()

/** The page's own picture, as it is sent. */
export const ownPicture = '(own)'

export const pictureOf = (member: string): MediaStream | null => pictures.get(member) ?? null

const setPicture = (member: string, stream: MediaStream | null): void => {
  if (pictureOf(member) === stream) return
  if (stream === null) pictures.delete(member)
  else pictures.set(member, stream)
  for (const listener of listeners) listener()
}

export const keepOwnPicture = (track: MediaStreamTrack | null): void => setPicture(ownPicture, track === null ? null : new MediaStream([track]))

/** The others' pictures are exactly these from now on. */
export const keepPictures = (seen: readonly { readonly member: string; readonly picture: MediaStream | null }[]): void => {
  for (const member of [...pictures.keys()]) if (member !== ownPicture && !seen.some((one) => one.member === member)) setPicture(member, null)
  for (const { member, picture } of seen) setPicture(member, picture)
}

export const onPictures = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
