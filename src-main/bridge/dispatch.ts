import { type CommandHandlers, type CommandName, commands } from '../../src-shared/contract/contract.ts'
import { request, type ToPage } from '../../src-shared/contract/wire.ts'
import { causeText, type Failure, type Result } from '../../src-shared/result/result.ts'
import type { Log } from '../logging/log.ts'

type Answer = Extract<ToPage, { type: 'answer' }>

const refused = (id: number, failure: Failure): Answer => ({ type: 'answer', id, ok: false, failure })

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name)

/**
 * Carries out one message of the page and gives the answer to send; null when the message has no id to answer
 * to. Never rejects: a handler that throws is a bug, and the page is told that much and no more.
 */
export const dispatch = async (message: string, handlers: CommandHandlers, log: Log): Promise<Answer | null> => {
  const parsed = parse(message)
  const asked = request.safeParse(parsed)
  if (!asked.success) {
    log.warn('a message of the page is no request', { bytes: message.length })
    const numbered = request.pick({ id: true }).safeParse(parsed)
    return numbered.success ? refused(numbered.data.id, { reason: 'bad-arguments' }) : null
  }
  const { id, name } = asked.data
  if (!isCommand(name)) {
    log.warn('the page sent an unknown command', { name })
    return refused(id, { reason: 'unknown-command' })
  }
  const args = commands[name].args.safeParse(asked.data.args)
  if (!args.success) {
    log.warn('the page sent bad arguments', { name, cause: args.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ') })
    return refused(id, { reason: 'bad-arguments' })
  }
  try {
    // The name and its schema belong together, which the type of a union of handlers cannot say.
    const done = await (handlers[name] as (args: unknown) => Result<unknown> | Promise<Result<unknown>>)(args.data)
    if (done.ok) return { type: 'answer', id, ok: true, ...(done.value === undefined ? {} : { value: done.value }) }
    // The cause is for the log; it may name files of this machine.
    const { cause, ...failure } = done.failure
    log.debug('a command could not be done', { name, reason: failure.reason, cause })
    return refused(id, failure)
  } catch (cause) {
    log.error('a handler threw', { name, cause: cause instanceof Error ? (cause.stack ?? cause.message) : causeText(cause) })
    return refused(id, { reason: 'internal' })
  }
}

const parse = (message: string): unknown => {
  try {
    return JSON.parse(message)
  } catch {
    // Not JSON is no request either.
    return undefined
  }
}
