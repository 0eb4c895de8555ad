import { attentionOf } from './attention.ts'
import type { KioskStatus } from './status.ts'

type Labels = Readonly<Record<string, string | number>>
type Sample = { readonly labels?: Labels; readonly value: number }
type Figure = { readonly name: string; readonly help: string; readonly samples: readonly Sample[] }

const words = ['ready', 'remark', 'not-ready', 'unchecked'] as const
const rooms = ['before', 'running', 'ended'] as const
const states = ['complete', 'partial', 'damaged'] as const

const seconds = (at: string): number => Date.parse(at) / 1000
const one = (value: number): readonly Sample[] => [{ value }]
/** A state as Prometheus has it: a line for each there is, so that none ever goes missing. */
const oneOf = <T extends string>(label: string, all: readonly T[], now: T | null): readonly Sample[] =>
  all.map((state) => ({ labels: { [label]: state }, value: state === now ? 1 : 0 }))
const known = (value: number | null | undefined): readonly Sample[] => (value === null || value === undefined ? [] : one(value))

/** Every figure there is. A name and its labels are a promise, as the fields of `status.json` are. */
const figures = (status: KioskStatus): readonly Figure[] => {
  const { kiosk, delivery, seminar, troubles, check, devices, policy } = status
  return [
    {
      name: 'info',
      help: 'Which kiosk this is; always 1.',
      samples: [{ labels: { version: kiosk.version, shell: kiosk.shell, room: kiosk.room ?? '' }, value: 1 }],
    },
    { name: 'up', help: '1 while the kiosk runs, 0 once it has ended as it should.', samples: one(kiosk.state === 'running' ? 1 : 0) },
    { name: 'start_time_seconds', help: 'When the kiosk started, in seconds since 1970.', samples: one(seconds(kiosk.startedAt)) },
    {
      name: 'status_time_seconds',
      help: 'When the kiosk wrote this; older than two minutes means that it hangs or is off.',
      samples: one(seconds(status.at)),
    },
    { name: 'attention', help: 'How many things somebody has to see to; talkroom status names them.', samples: one(attentionOf(status).length) },
    { name: 'room_state', help: 'Whether a group is at its seminar.', samples: oneOf('state', rooms, status.room) },
    {
      name: 'troubles',
      help: 'What the screen of the room says is wrong, by its reason.',
      samples: [...new Set(troubles.map(({ reason }) => reason))].toSorted().map((reason) => ({
        labels: { reason, severity: troubles.find((trouble) => trouble.reason === reason)?.severity ?? 'trouble' },
        value: troubles.filter((trouble) => trouble.reason === reason).length,
      })),
    },
    { name: 'devices', help: 'What the room says of its sound and screen.', samples: oneOf('word', words, devices?.word ?? null) },
    { name: 'nightly_check', help: 'What the last check by night said.', samples: oneOf('word', words, check?.word ?? null) },
    { name: 'nightly_check_time_seconds', help: 'When that was, in seconds since 1970.', samples: known(check === null ? null : seconds(check.at)) },
    { name: 'policy_slips', help: 'Mistakes in the policy; talkroom policy check names them.', samples: one(policy?.slips.length ?? 0) },
    {
      name: 'seminar_playable',
      help: '1 while there is a seminar on the screen all of whose items can be played.',
      samples: one(seminar !== null && seminar.unplayable.length === 0 ? 1 : 0),
    },
    {
      name: 'seminars',
      help: 'Seminars on the disk, by how they are.',
      samples: states.map((state) => ({ labels: { state }, value: delivery.seminars.filter((stored) => stored.state === state).length })),
    },
    { name: 'delivery_bytes', help: 'Bytes of what is coming in that are here and proven.', samples: known(delivery.now?.bytes) },
    { name: 'delivery_total_bytes', help: 'All bytes of what is coming in.', samples: known(delivery.now?.total) },
    {
      name: 'sources_failed',
      help: 'Places of seminars that failed when they were asked last.',
      samples: one(delivery.sources.filter(({ state }) => state === 'failed').length),
    },
    { name: 'senders_asked_about', help: 'Senders that nobody has said yes to.', samples: one(delivery.asks.length) },
    { name: 'disk_free_bytes', help: 'Free bytes on the disk of the seminars.', samples: known(delivery.disk.free) },
    { name: 'disk_budget_bytes', help: 'Bytes that seminars may take together.', samples: one(delivery.disk.budget) },
    { name: 'seminars_without_room', help: 'Seminars for which there will be no room on the disk.', samples: one(delivery.disk.short.length) },
  ]
}

const escaped = (value: string | number): string => String(value).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

const labelText = (labels: Labels = {}): string => {
  const all = Object.entries(labels)
  return all.length === 0 ? '' : `{${all.map(([name, value]) => `${name}="${escaped(value)}"`).join(',')}}`
}

/** The status as Prometheus reads it, for node-exporter's textfile collector. */
export const figuresOf = (status: KioskStatus): string =>
  figures(status)
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, samples }) => {
      const full = `talkroom_${name}`
      return `# HELP ${full} ${help}\n# TYPE ${full} gauge\n${samples.map(({ labels, value }) => `${full}${labelText(labels)} ${value}\n`).join('')}`
    })
    .join('')
