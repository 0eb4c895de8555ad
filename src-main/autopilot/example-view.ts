import { noButtons } from '../../src-shared/buttons/no-buttons.ts'
import type { GroupSlice, SeminarSlice, Slices } from '../../src-shared/contract/slices.ts'
import { noPlenarySlices } from '../../src-shared/plenary/no-plenary.ts'
import type { ProgrammeView } from '../../src-shared/programme/view.ts'
import { duration, instant } from '../../src-shared/time/time.ts'

/** A room in the middle of nothing, for the tests of what looks at it. Room time starts at 0. */
export const exampleView = (given: {
  readonly phase?: ProgrammeView['phase']
  readonly programme?: Partial<ProgrammeView>
  readonly segments?: readonly SeminarSlice['content']['programme'][number][]
  readonly groups?: readonly Partial<GroupSlice>[]
}): Slices => ({
  clock: { now: instant(0), speed: 1 },
  settings: { language: 'sv', theme: 'light', captions: 'sv', keyboard: 'sv', sound: true, emulator: false },
  seminar: {
    content: {
      format: 1,
      id: 'example',
      version: 1,
      title: { sv: 'Exempel' },
      languages: ['sv'],
      timeZone: 'Europe/Stockholm',
      start: '2022-10-20T13:30',
      people: [],
      programme: [...(given.segments ?? [])],
      manual: [],
      seats: { default: 7, least: 2, most: 12 },
    },
    unplayable: {},
    mediaBase: '/media/example',
  },
  room: {
    programme: { phase: given.phase ?? { name: 'before' }, paused: false, rows: [], notices: [], ...given.programme },
    rehearsal: false,
    startable: true,
    suggestedGroups: 1,
  },
  groups: (given.groups ?? [{}]).map((group, index) => ({ group: index, seats: 7, dialogue: null, points: null, evaluation: null, ...group })),
  library: { open: false },
  troubles: [],
  staff: { state: 'locked', pinSet: false, waitUntil: null, triesLeft: 5 },
  delivery: { now: null, failure: null, seminars: [], asks: [], sources: [], disk: { free: null, budget: 0, needed: null, short: [] } },
  join: { joined: null, attempt: { state: 'none' } },
  devices: {
    word: 'unchecked',
    findings: [],
    speaker: null,
    microphone: null,
    devices: [],
    screens: [],
    system: false,
    check: { name: 'idle', run: 0 },
    voices: null,
    better: null,
    nightly: null,
  },
  buttons: noButtons,
  ...noPlenarySlices,
})

/** A countdown of 100 s that ends at 100 s. */
export const hundredSeconds = { state: 'running', endsAt: instant(100_000), total: duration(100_000) } as const
