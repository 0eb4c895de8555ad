import type { captionRequest } from '../../../src-shared/plenary/captions.ts'
import type { PlenaryArgs, PlenaryRequestName } from '../../../src-shared/plenary/requests.ts'
import type { AccessRequestName } from '../../../src-shared/plenary/wire.ts'
import { fail, type Result } from '../../../src-shared/result/result.ts'
import { giveNotice } from '../stores/notices.ts'

type Asker = (name: string, args: unknown) => Promise<Result<unknown>>
type AnyRequest = PlenaryRequestName | AccessRequestName | typeof captionRequest
type Args<N extends AnyRequest> = N extends PlenaryRequestName
  ? PlenaryArgs<N>
  : N extends typeof captionRequest
    ? { readonly text: string }
    : { readonly member: string }

let asker: Asker = () => Promise.resolve(fail('not-connected'))
export const setAsker = (next: Asker): void => {
  asker = next
}

/** Asks the desk. What it refuses is said on the page; whether it was done is the answer. */
export const ask = async <N extends AnyRequest>(name: N, args: Args<N>): Promise<boolean> => {
  const done = await asker(name, args)
  if (!done.ok) giveNotice({ kind: 'failed', reason: done.failure.reason })
  return done.ok
}
