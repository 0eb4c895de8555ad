import type * as Electron from 'electron'
import type { ElectronContents, ElectronWindow } from '../../src-main/shell/electron/electron-api.ts'

/**
 * The overloads of `on`, each as its event's name and its listener. Of a function with several the compiler infers the last
 * one alone; put in front of the others, it is the last no more, and the one before it comes.
 */
type Overloads<On, Found = unknown, Pairs = never> = Found & On extends (event: infer Name, listener: infer Listener) => infer Back
  ? Found extends On
    ? Pairs
    : Overloads<On, Found & ((event: Name, listener: Listener) => Back), Pairs | [Name, Listener]>
  : never

/** A listener is given the double's own window or page, which has the part that the shell uses. */
type Doubled<Given> = Given extends Electron.WebContents ? ElectronContents : Given extends Electron.BrowserWindow ? ElectronWindow : Given

type Payload<Given extends readonly unknown[]> = { [Place in keyof Given]: Doubled<Given[Place]> }

/** What is told with each event that the published types know of an object of Electron's. */
export type EventsOf<Source extends { on: unknown }> = {
  [Pair in Overloads<Source['on']> as Pair extends [infer Name extends string, unknown] ? Name : never]: Pair extends [
    string,
    (...args: infer Given) => unknown,
  ]
    ? Payload<Given>
    : never
}
