import { causeText } from '../../src-shared/result/result.ts'
import { send } from './send.ts'

/** Tells main's log what went wrong in the page. Never more than a line, never what people wrote. */
export const reportTrouble = (cause: unknown): void => void send('page.trouble', { message: causeText(cause).slice(0, 2000) })

export const installPageTroubles = (): void => {
  addEventListener('error', (event) => reportTrouble(event.error ?? event.message))
  addEventListener('unhandledrejection', (event) => reportTrouble(event.reason))
}
