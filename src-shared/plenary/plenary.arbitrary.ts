import fc from 'fast-check'
import type { Member } from './members.ts'
import { type PlenaryRequest, type PlenaryRequestName, plenaryRequests } from './requests.ts'

/** Six rooms with one to three groups. */
export const rooms = Array.from(
  { length: 6 },
  (_, index): Member => ({ id: `r${index}`, role: 'room', name: `Rum ${index}`, groups: (index % 3) + 1 }),
)
const people: readonly Member[] = [
  ...Array.from({ length: 6 }, (_, index): Member => ({ id: `p${index}`, role: 'presenter', name: `P${index}`, groups: 1 })),
  { id: 'h', role: 'host', name: 'H', groups: 1 },
  { id: 'o', role: 'observer', name: 'O', groups: 1 },
  { id: 'c', role: 'captioner', name: 'C', groups: 1 },
]
export const everybody = [...rooms, ...people]
const who = fc.constantFrom(...everybody)
const anyRoom = fc.constantFrom(...rooms.map(({ id }) => id), 'nobody')
const anyMember = fc.constantFrom(...everybody.map(({ id }) => id))
const anyPoint = fc.constantFrom('r0.0.0', 'r1.0.0', 'r1.1.1', 'r2.0.q1.0', 'none')
const text = fc.constantFrom('Tid', 'Barnen först', 'Mer stöd', '')

const argsOf = (name: PlenaryRequestName): fc.Arbitrary<unknown> => {
  switch (name) {
    case 'floor.give':
      return fc.record({ room: anyRoom })
    case 'stage.enter':
    case 'stage.leave':
      return fc.record({ person: anyMember })
    case 'mute':
    case 'unmute':
    case 'remove':
      return fc.record({ member: anyMember })
    case 'points.contribute':
      return fc.record({
        item: fc.constantFrom('q1', 'q2', 'm1'),
        group: fc.integer({ min: 0, max: 3 }),
        kind: fc.constantFrom('mainPoint', 'question'),
        texts: fc.array(text, { maxLength: 4 }),
      })
    case 'point.star':
      return fc.record({ point: anyPoint, starred: fc.boolean() })
    case 'point.hide':
      return fc.record({ point: anyPoint, hidden: fc.boolean() })
    case 'point.show':
      return fc.record({ point: fc.option(anyPoint) })
    case 'point.cluster':
      return fc.record({ point: anyPoint, cluster: fc.option(fc.constant('c1')) })
    case 'cluster.name':
      return fc.record({ cluster: fc.constant('c1'), title: fc.constant('Tid') })
    case 'hand.raise':
    case 'hand.lower':
    case 'floor.accept':
    case 'floor.decline':
    case 'floor.return':
    case 'floor.giveNext':
    case 'floor.withdraw':
    case 'point.showNext':
    case 'gather':
    case 'gather.undo':
    case 'release':
      return fc.constant({})
  }
}
const names = Object.keys(plenaryRequests) as PlenaryRequestName[]
/** Anybody asks for anything, allowed or not. */
export const anyRequest = fc
  .tuple(who, fc.constantFrom(...names))
  .chain(([actor, name]) => argsOf(name).map((args) => ({ actor, request: { name, args } as PlenaryRequest })))
