import { frameTexts } from '../../../src-shared/i18n/catalogues/frame.ts'
import { welcomeTexts } from '../../../src-shared/i18n/catalogues/welcome.ts'
import type { ProgrammeView } from '../../../src-shared/programme/view.ts'
import { minutes, plus, seconds } from '../../../src-shared/time/time.ts'
import { groupsOf, round } from '../fixtures/dialogue.ts'
import { afterEnd, beforeStart, held, lateStart, onSegment, running, waitingFor } from '../fixtures/programme.ts'
import { conference, seminar } from '../fixtures/seminar.ts'
import { type Scene, trouble } from '../fixtures/slices.ts'
import type { GalleryState } from './state.ts'

const talk = onSegment('talk-1', 4.4)
const withTalk = (change: Partial<NonNullable<ProgrammeView['media']>>, rest: Partial<ProgrammeView> = {}) => ({
  now: talk.now,
  programme: { ...talk.programme, ...(talk.programme.media === undefined ? {} : { media: { ...talk.programme.media, ...change } }), ...rest },
})
const dialogue = onSegment('dialogue-1', 3)
const spoken = groupsOf(1, () => ({ dialogue: round('ssSwwww', running(plus(dialogue.now, seconds(62)), 90)) }))
const inDialogue = (programme: Partial<ProgrammeView>) => ({ now: dialogue.now, programme: { ...dialogue.programme, ...programme }, groups: spoken })
const lateFor = (choice: 'join-late' | null): ProgrammeView['notices'] => [{ kind: 'late-for', segment: 'plenary', by: minutes(7), choice }]
const pause = onSegment('pause', 4)
const lost = (...segments: readonly (readonly [string, number])[]): ProgrammeView['notices'] => [
  {
    kind: 'shortened',
    lost: minutes(segments.reduce((all, [, by]) => all + by, 0)),
    segments: segments.map(([id, by]) => ({ id, by: minutes(by) })),
  },
]
const second = onSegment('dialogue-2', 3)
const inSecond = (rows: ProgrammeView['rows'], notices: ProgrammeView['notices']): Scene => ({
  now: second.now,
  programme: { ...second.programme, rows, notices },
  groups: groupsOf(1, () => ({ dialogue: round('ssSwwww', running(plus(second.now, seconds(62)), 90), 'dialogue-2') })),
})

/** The programme from the first screen to the last. */
export const programmeStates: readonly GalleryState[] = [
  { id: 'connecting', scene: null },
  { id: 'lobby', scene: beforeStart(7) },
  { id: 'lobby-four-groups', scene: beforeStart(7), press: (language) => [welcomeTexts[language].oneGroup, '4'] },
  { id: 'lobby-late', scene: lateStart(12) },
  { id: 'armed', scene: beforeStart(3, true) },
  { id: 'welcome', scene: onSegment('welcome', 1) },
  { id: 'rehearsal', scene: { ...onSegment('welcome', 1), rehearsal: true } },
  { id: 'waiting', scene: waitingFor('plenary', 4) },
  { id: 'talk', scene: talk, rests: true },
  { id: 'talk-controls', scene: talk, noticed: true },
  {
    id: 'talk-paused',
    scene: withTalk({ playing: false }, { paused: true, countdown: held(456, 720) }),
  },
  { id: 'talk-failed', scene: { ...withTalk({ playing: false, failed: true }), troubles: [trouble('talk-unreadable')] } },
  { id: 'talk-missing', scene: { ...withTalk({ playing: false, failed: true }), seminar: { ...seminar, unplayable: { 'talk-1': 'missing' } } } },
  { id: 'talk-stalled', scene: { ...talk, troubles: [trouble('talk-stalled')] } },
  { id: 'pause', scene: pause },
  { id: 'pause-last-minute', scene: onSegment('pause', 9.4) },
  {
    id: 'shortened',
    scene: inDialogue({ notices: lost(['welcome', 2], ['dialogue-1', 5], ['pause', 2]) }),
  },
  { id: 'shortened-in-pause', scene: { ...pause, programme: { ...pause.programme, notices: lost(['pause', 2]) } } },
  { id: 'shortened-for-the-end', scene: inSecond(second.programme.rows, lost(['dialogue-2', 5], ['closing', 2])) },
  {
    id: 'plenary-missed',
    scene: inSecond(
      second.programme.rows.map((row) => (row.id === 'plenary' ? { ...row, state: 'skipped', skippedBy: 'rendezvous' } : row)),
      [],
    ),
  },
  { id: 'late-for', scene: inDialogue({ notices: lateFor(null) }) },
  { id: 'late-for-chosen', scene: inDialogue({ notices: lateFor('join-late') }) },
  { id: 'ends-late', scene: inDialogue({ notices: [{ kind: 'ends-late', by: minutes(6) }] }) },
  { id: 'undo', scene: inDialogue({ undo: { event: 12, action: 'turn-next', until: plus(dialogue.now, seconds(4)) } }) },
  { id: 'refused', scene: inDialogue({}), refused: 'outbox-not-writable' },
  { id: 'closing', scene: onSegment('closing', 1) },
  { id: 'ended', scene: afterEnd() },
  { id: 'library', scene: { ...beforeStart(30), library: { open: true } } },
  { id: 'session-live', scene: { ...onSegment('keynote', 12, conference), seminar: conference } },
  { id: 'session-recorded', scene: { ...onSegment('film', 5, conference), seminar: conference } },
  { id: 'session-lunch', scene: { ...onSegment('lunch', 20, conference), seminar: conference } },
  { id: 'session-gap', scene: { ...waitingFor('keynote', 11, conference), seminar: conference } },
  { id: 'unknown-segment', scene: { ...onSegment('poster-walk', 10, conference), seminar: conference, troubles: [trouble('unknown-segment')] } },
  { id: 'emulator', scene: { ...inDialogue({}), emulator: true } },
  { id: 'help', scene: inDialogue({}), overlay: 'help' },
  { id: 'moderator-menu', scene: inDialogue({}), overlay: 'moderator' },
  { id: 'leave-item', scene: talk, overlay: 'leave-item' },
  { id: 'moderator-menu-waiting', scene: waitingFor('plenary', 4), overlay: 'moderator' },
  { id: 'leave-wait', scene: waitingFor('plenary', 4), overlay: 'leave-item' },
  { id: 'cue', scene: inDialogue({}), press: (language) => [frameTexts[language].cue] },
  { id: 'connection-lost', scene: inDialogue({}), connection: 'lost' },
]
