/** What the room itself sends, as long as its camera is open. */
let own: MediaStream | null = null

export const ownPicture = (): MediaStream | null => own

export const keepOwnPicture = (track: MediaStreamTrack | null): void => {
  own = track === null ? null : new MediaStream([track])
}

/** The streams that are on stage, for the elements that show them. */
const streams = new Map<string, MediaStream>()

export const pictureOf = (member: string): MediaStream | null => streams.get(member) ?? null

export const keepPictures = (now: ReadonlyMap<string, MediaStream>): void => {
  for (const member of [...streams.keys()]) if (!now.has(member)) streams.delete(member)
  for (const [member, stream] of now) streams.set(member, stream)
}
