import { request } from 'undici'
import { readDeskAddress } from '../../src-shared/plenary/desk-address.ts'
import { fail, ok } from '../../src-shared/result/result.ts'
import type { DeliveryTarget } from '../outbox/delivery-target.ts'
import { failureOf } from '../packs/fetch/http-failure.ts'
import type { Network } from '../packs/fetch/network/network.ts'
import type { PlenaryMemory } from './plenary-memory.ts'

const patience = 15_000

/** The desk of an item's own seminar; it keeps each item once, by its id, however often it comes. */
export const createDeskTarget = ({
  network,
  memory,
}: {
  readonly network: Network
  readonly memory: Pick<PlenaryMemory, 'place'>
}): DeliveryTarget => ({
  name: 'desk',
  catchesUp: true,
  takes: ({ seminar }) => memory.place(seminar) !== null,
  deliver: async (item) => {
    const place = memory.place(item.seminar)
    const address = place === null ? null : readDeskAddress(place.desk)
    if (place === null || address === null) return fail('target-refused', { cause: 'no desk' })
    const ways = await network.ways(new URL(address.items))
    if (!ways.ok) return fail('target-unreachable', { cause: `${ways.failure.reason} ${ways.failure.cause ?? ''}` })
    const signal = AbortSignal.timeout(patience)
    let last: string = 'no way leads there'
    for (const { kind, dispatcher } of ways.value) {
      try {
        const { statusCode, body } = await request(address.items, {
          method: 'POST',
          headers: { authorization: `Bearer ${place.pass}`, 'content-type': 'application/json' },
          body: JSON.stringify(item),
          signal,
          ...(dispatcher === null ? {} : { dispatcher }),
        })
        const said = (await body.text()).slice(0, 200)
        if (statusCode === 200) return ok(undefined)
        // 4xx: the same item will be refused again, but a pass may be let in later.
        return fail(statusCode >= 400 && statusCode < 500 && statusCode !== 407 ? 'target-refused' : 'target-unreachable', {
          cause: `status ${statusCode} ${said}`,
        })
      } catch (cause) {
        const failure = failureOf(cause, signal, kind)
        last = `${failure.reason} ${failure.cause ?? ''}`
        if (failure.reason !== 'proxy-unreachable') break
      }
    }
    return fail('target-unreachable', { cause: last })
  },
})
