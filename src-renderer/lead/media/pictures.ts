/** The pictures that are to be seen, by member; the page's own under its own id. Elements are given them when they are there. */
const pictures = new Map<string, MediaStream>()
const listeners = new Set<() => void>()

export const pictureOf = (member: string): MediaStream | null => pictures.get(member) ?? null

export const setPicture = (member: string, stream: MediaStream | null): void => {
  if ((pictures.get(member) ?? null) === stream) return
  if (stream === null) pictures.delete(member)
  else pictures.set(member, stream)
  for (const listener of listeners) listener()
}

export const onPictures = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
/** The page's own picture, as it is sent. */
export const ownPicture = '(own)'
