/** What went as expected, or a failure that was foreseen. A throw means a bug. */
export type Result<T, F extends Failure = Failure> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F }

/**
 * A failure that was foreseen. `reason` is closed: it is a key of the sentences that a person in the
 * room can get (`i18n/catalogues/failures.ts`); `params` fill that sentence; `cause` is for the log only.
 */
export type Failure<R extends string = string> = {
  readonly reason: R
  readonly params?: Readonly<Record<string, string | number>>
  readonly cause?: string
}

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })

export const fail = <R extends string>(
  reason: R,
  details: { params?: Failure['params']; cause?: unknown } = {},
): { readonly ok: false; readonly failure: Failure<R> } => ({
  ok: false,
  failure: {
    reason,
    ...(details.params === undefined ? {} : { params: details.params }),
    ...(details.cause === undefined ? {} : { cause: causeText(details.cause) }),
  },
})

/** One line that says what went wrong, for a log. */
export const causeText = (cause: unknown): string => (cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause))
