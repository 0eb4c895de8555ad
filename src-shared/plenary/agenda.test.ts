import { describe, expect, it } from 'vitest'
import { manifest } from '../seminar/schema.ts'
import { instant } from '../time/time.ts'
import { agendaOf, placeIn } from './agenda.ts'

const seminar = (timeZone: string) =>
  manifest.parse({
    format: 1,
    id: 'demo',
    version: 1,
    title: { sv: 'Prov' },
    languages: ['sv'],
    timeZone,
    start: '2022-10-20T13:30',
    programme: [
      { kind: 'pause', id: 'pause', title: { sv: 'Paus' }, seconds: 600 },
      {
        kind: 'plenary',
        id: 'plenary',
        title: { sv: 'Samling' },
        seconds: 1800,
        fixedAt: '14:40',
        offlineGuide: [{ kind: 'open', prompt: { sv: 'Samtala' }, seconds: 600 }],
      },
      { kind: 'closing', id: 'closing', title: { sv: 'Slut' }, seconds: 300 },
    ],
    files: [],
  })
const at = (clock: string) => instant(Date.parse(`2022-10-20T${clock}:00+02:00`))
const agenda = agendaOf(seminar('Europe/Stockholm'))
const placed = (clock: string) => {
  const { item, next } = placeIn(agenda, at(clock))
  return [item?.id ?? null, next?.id ?? null]
}

describe('the agenda', () => {
  it('says what goes on by the programme and what comes next, before it, in its gaps and after it', () => {
    expect(placed('13:00')).toEqual([null, 'pause'])
    expect(placed('13:30')).toEqual(['pause', 'plenary'])
    expect(placed('13:45')).toEqual([null, 'plenary'])
    expect(placed('15:09')).toEqual(['plenary', 'closing'])
    expect(placed('15:10')).toEqual(['closing', null])
    expect(placed('15:15')).toEqual([null, null])
    expect(agenda[1]).toEqual({ id: 'plenary', kind: 'plenary', title: { sv: 'Samling' }, startsAt: at('14:40'), endsAt: at('15:10') })
  })

  it('is empty where the time zone is unknown', () => {
    expect(agendaOf({ ...seminar('Europe/Stockholm'), timeZone: 'Mars/Olympus' })).toEqual([])
  })
})
