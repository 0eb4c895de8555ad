import type { KioskStatus } from './status.ts'

/** For tests and the gallery of the desk: a room in which all is well. */
export const exampleStatus: KioskStatus = {
  format: 1,
  at: '2026-11-25T08:00:00.000Z',
  kiosk: { version: '1.2.3', room: 'Biblioteket', shell: 'chromium', pid: 4711, startedAt: '2026-11-25T06:00:00.000Z', state: 'running' },
  seminar: {
    id: 'barn',
    version: 3,
    title: { sv: 'Barn som anhöriga', en: 'Children as next of kin', da: 'Børn som pårørende' },
    start: '2026-11-25T13:30',
    timeZone: 'Europe/Stockholm',
    unplayable: [],
  },
  room: 'before',
  troubles: [],
  devices: { word: 'ready', findings: [] },
  check: { at: '2026-11-25T03:10:00.000Z', word: 'ready', findings: [] },
  plenary: { line: 'idle', trouble: null, media: 'out', mediaTrouble: null, relays: [], path: null, microphone: 'off', camera: 'off' },
  policy: { path: '/etc/talkroom/policy.json', mark: '0123456789abcdef', slips: [] },
  delivery: {
    now: null,
    failure: null,
    seminars: [],
    asks: [],
    sources: [],
    disk: { free: 84_000_000_000, budget: 40_000_000_000, short: [] },
  },
}
