import type { CommandHandlers } from '../../src-shared/contract/contract.ts'
import type { DeliverySlice } from '../../src-shared/contract/delivery.ts'
import type { JoinReason, JoinSlice, joinCommands } from '../../src-shared/contract/join.ts'
import { type JoinCode, readCode } from '../../src-shared/join/code.ts'
import { looksLikeLink, printLink, readLink } from '../../src-shared/join/link.ts'
import { type FixedSeminar, standingOf } from '../../src-shared/join/standing.ts'
import type { Ticket } from '../../src-shared/join/ticket.ts'
import { causeText, fail, ok, type Result } from '../../src-shared/result/result.ts'
import { noTries, type Tries, triesPolicy } from '../../src-shared/settings/tries.ts'
import type { Clock } from '../../src-shared/time/clock.ts'
import { minutes, seconds } from '../../src-shared/time/time.ts'
import type { Log } from '../logging/log.ts'
import type { Settings } from '../settings/settings.ts'
import type { FindFailure, FoundTicket } from './find-ticket.ts'

export type JoinDeps = {
  readonly settings: Settings
  readonly clock: Clock
  readonly log: Log
  readonly fixed: FixedSeminar | null
  /** The id of the seminar that is on the screen; null: none. */
  readonly shown: string | null
  /** A group is at its seminar: nothing may change under its hands. */
  busy(): boolean
  find(code: JoinCode): Promise<Result<FoundTicket, FindFailure>>
  /** Has the sources looked at anew. */
  look(): void
  /** Has a seminar shown that lies complete on the disk. */
  choose(seminar: string): void
  publish(slice: JoinSlice): void
}

export type Join = {
  readonly handlers: Pick<CommandHandlers, keyof typeof joinCommands>
  slice(): JoinSlice
  /** An invitation from outside the page, a link out of a mail or a code: the group is asked whether it is theirs. */
  open(invitation: string): void
  /**
   * What the command line names, a link or a code: IT has said it, and nobody is asked. Each start names it again, also
   * one that a room's own choice came before: it is followed once. A code that no place has given yet, because the network
   * comes up after the kiosk or the organiser is still copying, is looked up again in silence until the room follows one.
   */
  begin(invitation: string | null): void
  /** What delivery says now. */
  delivered(delivery: DeliverySlice): void
  /** Where the pack of the invitation is; null: nowhere of its own. */
  from(): string | null
  /** The pass of the invitation to this seminar, which never leaves main; null: it had none, or leads elsewhere. */
  pass(seminar: string): string | null
  stop(): void
}

/**
 * Of 35 random bits nobody guesses any; the waits keep a bored hand from trying. They need not outlive a restart, which
 * takes longer than it would gain.
 */
const policy = triesPolicy({ free: 5, firstWait: seconds(30), longestWait: minutes(15) })
/** So often a code from the command line is looked up again, in the world's time; forty rooms do not ask in step. */
const lookUpAgainAfter = 60_000

/** So long a seminar that is over is still the room's: the group looks at its talks and says goodbye. */
const keptAfterEnd = 6 * 60 * 60_000

const nothing: DeliverySlice = {
  now: null,
  failure: null,
  seminars: [],
  asks: [],
  sources: [],
  disk: { free: null, budget: 0, needed: null, short: [] },
}
/** What is done with a ticket that was read, and how it came. */
type Take = (by: 'code' | 'link', link: string, ticket: Ticket) => void

const sameRoom = (a: Ticket, b: Ticket): boolean => a.seminar === b.seminar && a.room === b.room && a.group === b.group
/** A link that differs in anything else leads elsewhere, whatever room it names. */
const sameTicket = (a: Ticket, b: Ticket): boolean => printLink(a) === printLink(b)

/** Knows which room this is, and brings it to its seminar. */
export const createJoin = (deps: JoinDeps): Join => {
  const { settings, clock, log } = deps
  let delivery = nothing
  let attempt: Exclude<JoinSlice['attempt'], { state: 'asks' }> = { state: 'none' }
  let tries: Tries = noTries
  /** Somebody has just followed an invitation: what staff chose before gives way, and an end in the past is told. */
  let wished = false
  /** Ends the search for the code of the command line. */
  let endSearch = () => {}

  const ticketIn = (link: string | null): Ticket | null => {
    const read = link === null ? null : readLink(link)
    return read?.ok === true ? read.value : null
  }
  let joined = ticketIn(settings.get().joined)
  let asked = ticketIn(settings.get().joinAsked)

  const standing = (ticket: Ticket) => standingOf(ticket, { delivery, fixed: deps.fixed, now: clock.now() })
  const nameOf = ({ seminar, room, group }: Ticket) => ({ seminar, room, group })
  const slice = (): JoinSlice => ({
    joined: joined === null ? null : { ...nameOf(joined), fingerprint: joined.fingerprint, standing: standing(joined) },
    attempt: attempt.state === 'none' && asked !== null ? { state: 'asks', ...nameOf(asked) } : attempt,
  })
  const publish = () => deps.publish(slice())
  const tried = (next: typeof attempt): void => {
    attempt = next
    publish()
  }
  const failed = (by: 'code' | 'link', reason: JoinReason): void => {
    log.info('an invitation is not followed', { by, reason })
    // After the seminar nobody would know any more what was meant.
    tried(deps.busy() ? { state: 'none' } : { state: 'failed', by, reason, retryAt: policy.status(tries, clock.now()).waitUntil })
  }

  const isLongOver = (ticket: Ticket): boolean => {
    const end = deps.fixed?.seminar?.end ?? delivery.seminars.find(({ id }) => id === ticket.seminar)?.end
    return standing(ticket).state === 'over' && end !== undefined && clock.now() - end >= keptAfterEnd
  }

  /** Whatever this room belonged to, it does no more; what the invitation had chosen is chosen no more. */
  const forget = (): void => {
    const { chosenSeminar } = settings.get()
    settings.set({ joined: null, ...(chosenSeminar === joined?.seminar ? { chosenSeminar: null } : {}) })
    joined = null
  }
  const keepAsked = (link: string | null): void => {
    asked = ticketIn(link)
    settings.set({ joinAsked: link })
  }

  const follow: Take = (by, link, ticket) => {
    if (joined !== null && !sameRoom(joined, ticket)) forget()
    endSearch()
    joined = ticket
    wished = true
    settings.set({ joined: link })
    keepAsked(null)
    log.info('this room follows an invitation', { by, seminar: ticket.seminar, group: ticket.group })
    tried({ state: 'none' })
    settle()
    deps.look()
  }

  /**
   * Asks whether this is the room that is meant, for a link may come from anywhere; while a seminar is on the question
   * waits for its end. What changes nothing is not asked about.
   */
  const take: Take = (by, link, ticket) => {
    if (isLongOver(ticket)) failed(by, 'join-over')
    else if (joined !== null && sameTicket(joined, ticket)) {
      tried({ state: 'none' })
      if (!deps.busy()) deps.look()
    } else {
      log.info('an invitation is asked about', { by, seminar: ticket.seminar, group: ticket.group })
      keepAsked(link)
      tried({ state: 'none' })
    }
  }

  const openLink = (link: string, then: Take): void => {
    const read = readLink(link)
    if (read.ok) then('link', link, read.value)
    else {
      log.warn('a link is not followed', { reason: read.failure.reason, cause: read.failure.cause })
      failed('link', read.failure.reason)
    }
  }

  const lookUp = async (code: JoinCode, then: Take): Promise<void> => {
    tried({ state: 'resolving' })
    const found = await deps.find(code)
    if (found.ok) {
      tries = noTries
      then('code', found.value.link, found.value)
      return
    }
    if (found.failure.reason === 'join-unknown') tries = policy.afterWrong(tries, clock.now(), clock.speed)
    failed('code', found.failure.reason)
  }

  /** Whoever stands before the screen was told once; from then on only the log hears of it. */
  const search = (code: JoinCode, then: Take): void => {
    endSearch()
    let asking = false
    const again = async () => {
      if (asking || deps.busy() || attempt.state === 'resolving') return
      asking = true
      const found = await deps.find(code).finally(() => {
        asking = false
      })
      if (found.ok && !deps.busy()) then('code', found.value.link, found.value)
    }
    const interval = Math.round(lookUpAgainAfter * (0.75 + Math.random() / 2))
    endSearch = clock.every(
      interval,
      () => void again().catch((cause: unknown) => log.error('a code could not be looked up', { cause: causeText(cause) })),
    )
  }

  const openCode = (typed: string, then: Take): Result<void> => {
    if (attempt.state === 'resolving') return fail('not-now')
    const code = readCode(typed)
    if (!code.ok) failed('code', code.failure.reason)
    else if (policy.status(tries, clock.now()).waitUntil !== null) failed('code', 'join-wait')
    // Not waited for: a place that is slow to answer takes longer than the page waits.
    else void lookUp(code.value, then).catch((cause: unknown) => broken(cause))
    return ok(undefined)
  }

  const open = (invitation: string, then: Take): void => {
    if (looksLikeLink(invitation)) openLink(invitation, then)
    else openCode(invitation, then)
  }

  /** Has the seminar shown on its day, and lets go of it when it is long over. */
  const settle = (): void => {
    if (joined === null || deps.busy()) return
    const { seminar } = joined
    const { state } = standing(joined)
    const { chosenSeminar } = settings.get()
    if (state === 'here' && deps.fixed === null && chosenSeminar !== seminar && (wished || (chosenSeminar === null && deps.shown !== seminar))) {
      wished = false
      deps.choose(seminar)
    }
    if (!isLongOver(joined)) return
    forget()
    if (wished) failed('link', 'join-over')
    wished = false
  }

  const broken = (cause: unknown): void => {
    log.error('a code could not be looked up', { cause: causeText(cause) })
    failed('code', 'join-unreachable')
  }

  // Written by hand, or by a later version.
  const kept = readLink(settings.get().joined ?? '')
  if (!kept.ok && settings.get().joined !== null) attempt = { state: 'failed', by: 'link', reason: kept.failure.reason, retryAt: null }

  return {
    slice,
    open: (invitation) => open(invitation, take),
    begin: (invitation) => {
      if (invitation === null || invitation === settings.get().joinStart) return
      const followOnce: Take = (by, link, ticket) => {
        settings.set({ joinStart: invitation })
        follow(by, link, ticket)
      }
      const code = looksLikeLink(invitation) ? null : readCode(invitation)
      if (code?.ok === true) search(code.value, followOnce)
      open(invitation, followOnce)
    },
    from: () => joined?.from ?? null,
    pass: (seminar) => (joined?.seminar === seminar ? joined.pass : null),
    stop: () => endSearch(),
    delivered: (now) => {
      delivery = now
      settle()
      publish()
    },
    handlers: {
      'join.code': ({ code }) => openCode(code, take),
      'join.answer': ({ follow: yes }) => {
        const link = settings.get().joinAsked
        if (asked === null || link === null || deps.busy()) return fail('not-now')
        if (yes) follow('link', link, asked)
        else keepAsked(null)
        publish()
        return ok(undefined)
      },
      'join.understood': () => {
        if (attempt.state === 'failed') tried({ state: 'none' })
        return ok(undefined)
      },
      'join.leave': () => {
        if (deps.busy()) return fail('not-now')
        endSearch()
        forget()
        settings.set({ joinStart: null })
        publish()
        return ok(undefined)
      },
    },
  }
}
