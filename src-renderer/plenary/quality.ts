import type { MediaPath, MediaQuality } from '../../src-shared/plenary/media.ts'

type Report = { readonly type: string; readonly id: string } & Readonly<Record<string, unknown>>

const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null)

const reportsOf = async (connection: RTCPeerConnection | null): Promise<readonly Report[]> => {
  const found: Report[] = []
  // A connection that has just been closed has nothing to say.
  const stats = await connection?.getStats().catch(() => undefined)
  for (const one of stats?.values() ?? []) found.push(one as Report)
  return found
}

/** The pair of addresses that is used. */
const pairIn = (reports: readonly Report[]): Report | undefined => {
  const selected = reports.find(({ type }) => type === 'transport')?.selectedCandidatePairId
  return reports.find(({ type, id, nominated }) => type === 'candidate-pair' && (selected === undefined ? nominated === true : id === selected))
}

const pathOf = (reports: readonly Report[], pair: Report | undefined): MediaPath | null => {
  const local = reports.find(({ type, id }) => type === 'local-candidate' && id === pair?.localCandidateId)
  if (local === undefined) return null
  if (local.candidateType === 'relay') return 'relay'
  return local.protocol === 'tcp' ? 'tcp' : 'udp'
}

/** Reads how good the way is, each time since the last. */
export const createQualityReader = () => {
  let before = { lost: 0, received: 0 }
  return async (sending: RTCPeerConnection | null, receiving: RTCPeerConnection | null): Promise<MediaQuality> => {
    const [sent, got] = await Promise.all([reportsOf(sending), reportsOf(receiving)])
    const pair = pairIn(sent) ?? pairIn(got)
    const inbound = got.filter(({ type }) => type === 'inbound-rtp')
    const sum = (name: string): number => inbound.reduce((all, report) => all + (number(report[name]) ?? 0), 0)
    const now = { lost: sum('packetsLost'), received: sum('packetsReceived') }
    const lost = Math.max(0, now.lost - before.lost)
    const all = lost + Math.max(0, now.received - before.received)
    before = now
    return {
      path: pathOf(sent, pairIn(sent)) ?? pathOf(got, pairIn(got)),
      loss: all === 0 ? null : lost / all,
      roundTrip: number(pair?.currentRoundTripTime),
    }
  }
}
