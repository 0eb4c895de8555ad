export type AudioDevice = { readonly kind: 'audioinput' | 'audiooutput'; readonly label: string }

/** Names of the audio devices as the page sees them; none where it may not look. Opens no device. */
export const readAudioDevices = async (): Promise<readonly AudioDevice[]> => {
  // Absent outside a secure context.
  const media = navigator.mediaDevices as MediaDevices | undefined
  const devices = (await media?.enumerateDevices().catch(() => [])) ?? []
  return devices.flatMap(({ kind, label }) => (kind === 'videoinput' ? [] : [{ kind, label: label.slice(0, 200) }])).slice(0, 100)
}
