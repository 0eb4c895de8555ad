import { type Manifest, manifest } from './schema.ts'

const sv = (text: string) => ({ sv: text })

const talk = (id: string, minutes: number) => ({
  kind: 'talk',
  id,
  title: sv(id),
  seconds: minutes * 60,
  media: { sources: [{ path: `${id}.mp4`, type: 'video/mp4' }], duration: minutes * 60 },
})

const round = (secondsPerSeat: number, minimumSecondsPerSeat: number) => ({
  kind: 'round',
  prompt: sv('Vad tog du med dig?'),
  secondsPerSeat,
  minimumSecondsPerSeat,
})
const open = (minutes: number, minimum: number) => ({ kind: 'open', prompt: sv('Samtala'), seconds: minutes * 60, minimumSeconds: minimum * 60 })
const summary = (collect: 'mainPoints' | 'takeaways', minutes: number, minimum: number) => ({
  kind: 'summary',
  prompt: sv('Skriv ner'),
  seconds: minutes * 60,
  minimumSeconds: minimum * 60,
  collect,
})

const evaluation = {
  kind: 'evaluation',
  id: 'evaluation',
  title: sv('Utvärdering'),
  seconds: 300,
  questions: [
    { kind: 'scale', id: 'useful', prompt: sv('Hur användbart?'), low: sv('Inte alls'), high: sv('Mycket') },
    {
      kind: 'choice',
      id: 'best',
      prompt: sv('Bäst?'),
      options: [
        { id: 'talks', label: sv('Presentationerna') },
        { id: 'dialogue', label: sv('Samtalet') },
      ],
    },
    { kind: 'text', id: 'more', prompt: sv('Något mer?') },
  ],
}

const base = { format: 1, version: 1, title: sv('Exempel'), languages: ['sv'], timeZone: 'Europe/Stockholm', files: [] }

/** The programme of the format's first Swedish seminar: two hours and twenty minutes with one rendezvous. For tests and examples. */
export const exampleSeminar = (change: Record<string, unknown> = {}): Manifest =>
  manifest.parse({
    ...base,
    id: 'example',
    start: '2022-10-20T13:30',
    fixedEnd: '15:50',
    programme: [
      { kind: 'welcome', id: 'welcome', title: sv('Välkomna'), seconds: 120 },
      talk('talk-1', 14),
      talk('talk-2', 14),
      {
        kind: 'dialogue',
        id: 'dialogue-1',
        title: sv('Gruppsamtal 1'),
        seconds: 1800,
        minimumSeconds: 900,
        purpose: 'learning',
        parts: [round(90, 40), open(12, 5), summary('mainPoints', 7.5, 3)],
      },
      { kind: 'pause', id: 'pause', title: sv('Paus'), seconds: 600, minimumSeconds: 180 },
      {
        kind: 'plenary',
        id: 'plenary',
        title: sv('Gemensam samling'),
        seconds: 1800,
        fixedAt: '14:40',
        offlineGuide: [open(8, 2), round(80, 30), open(12, 3)],
      },
      {
        kind: 'dialogue',
        id: 'dialogue-2',
        title: sv('Gruppsamtal 2'),
        seconds: 1800,
        minimumSeconds: 900,
        purpose: 'productive',
        parts: [round(90, 40), open(11, 5), summary('takeaways', 8.5, 3)],
      },
      { kind: 'closing', id: 'closing', title: sv('Avslutning'), seconds: 300, minimumSeconds: 60 },
      { ...evaluation, minimumSeconds: 180 },
    ],
    ...change,
  })

const session = (id: string, fixedAt: string, minutes: number, mode: 'live' | 'prerecorded' = 'live') => ({
  kind: 'session',
  id,
  title: sv(id),
  seconds: minutes * 60,
  fixedAt,
  mode,
  ...(mode === 'prerecorded' ? { media: { sources: [{ path: `${id}.webm`, type: 'video/webm' }], duration: minutes * 60 } } : {}),
})

/** A conference day with fixed sessions, gaps between them and a lunch. */
export const exampleConference = (): Manifest =>
  manifest.parse({
    ...base,
    id: 'conference',
    start: '2026-05-12T09:30',
    fixedEnd: '16:00',
    programme: [
      { kind: 'welcome', id: 'coffee', title: sv('Kaffe'), seconds: 900, minimumSeconds: 0 },
      session('opening', '09:45', 45),
      session('film', '10:30', 25, 'prerecorded'),
      { kind: 'pause', id: 'leg-stretcher', title: sv('Bensträckare'), seconds: 600, minimumSeconds: 120 },
      session('research', '11:15', 45),
      { kind: 'pause', id: 'lunch', title: sv('Lunch'), seconds: 3600, minimumSeconds: 1800 },
      session('panel', '13:15', 60),
      talk('talk', 12),
      {
        kind: 'dialogue',
        id: 'dialogue',
        title: sv('Samtal'),
        seconds: 1500,
        minimumSeconds: 600,
        purpose: 'learning',
        parts: [round(60, 20), open(12, 2), summary('takeaways', 5, 1)],
      },
      session('closing-session', '15:15', 40),
      { ...evaluation, minimumSeconds: 60 },
    ],
  })
