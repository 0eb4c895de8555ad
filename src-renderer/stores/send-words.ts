import { send } from '../bridge/send.ts'
import { changeWords, noWords, useOwnWords } from './own-words.ts'

/** Sends what is written, once however often it is tried. `waits`: there is no line to the desk just now. Answers whether it is kept. */
export const sendWords = async ({
  groups,
  waits,
}: {
  readonly groups: readonly { readonly group: number }[]
  readonly waits: boolean
}): Promise<boolean> => {
  const { segment, kind, group, text, item: before } = useOwnWords.getState()
  const item = before ?? crypto.randomUUID()
  changeWords({ item })
  const from = groups.some((one) => one.group === group) ? group : 0
  const sent = (await send('points.contribute', { item, segment: segment ?? '', group: from, kind, text })).ok
  if (sent) changeWords({ ...noWords, group, told: waits ? 'waits' : 'on-its-way' })
  return sent
}
