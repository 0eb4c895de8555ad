import { z } from 'zod'
import { buttonBindings } from '../buttons/bindings-schema.ts'
import type { ButtonIntent, Gesture } from '../buttons/intents.ts'
import type { Light } from '../buttons/profile.ts'
import type { Instant } from '../time/time.ts'
import { command } from './command.ts'

/** Why a button that is there cannot be used. */
export type ButtonRefusal = 'forbidden' | 'taken' | 'kept-by-system' | 'not-described' | 'failed'

/** The room's buttons, and what hands do with them. */
export type ButtonsSlice = {
  /** Whether buttons can be read at all: the part of the kiosk that does is made for each kind of machine. */
  readonly reader: 'starting' | 'ready' | 'missing'
  readonly devices: readonly {
    /** For as long as it is plugged in. */
    readonly id: string
    readonly identity: string
    readonly name: string
    readonly group: number
    readonly state: 'ready' | 'through-keys' | 'storm' | ButtonRefusal
    readonly learned: boolean
    /** When a hand last did something with it; null: not since it was plugged in. */
    readonly pressed: Instant | null
    readonly light: Light | null
  }[]
  /** Names of buttons that were here and are gone. */
  readonly gone: readonly string[]
  /** The newest presses, oldest first, for the page to carry out; each counts once. */
  readonly deeds: readonly ButtonDeed[]
  /** The group whose button is held, while the ring grows. */
  readonly holding: number | null
  readonly learning:
    | { readonly state: 'off' }
    | { readonly state: 'listening' }
    | { readonly state: 'learned'; readonly name: string }
    | { readonly state: 'heard-nothing' }
  /** For staff who try a button. */
  readonly last: { readonly name: string; readonly gesture: Gesture; readonly at: Instant } | null
  readonly bindings: z.infer<typeof buttonBindings>
  /** Keys that are the button, beside F13 to F24. */
  readonly keys: readonly string[]
}

export type ButtonDeed = {
  /** Counts up within a run of main. */
  readonly n: number
  readonly press: string
  /** Null: it was no press after all. */
  readonly intent: ButtonIntent | null
  /** The press that it turned out not to have been. */
  readonly replaces: string | null
  readonly group: number
  readonly at: Instant
}

const identity = z.string().min(1).max(200)

export const buttonsCommands = {
  /** A key that is a button went down or up; while learning, any key. */
  'buttons.key': command(z.object({ key: z.string().min(1).max(40), down: z.boolean() })).answers<void>(),
  'buttons.learn': command(z.object({ on: z.boolean() })).answers<void>(),
  /** Forgets what was learned, all of it. */
  'buttons.forget': command(z.object({})).answers<void>(),
  'buttons.bind': command(buttonBindings).answers<void>(),
  'buttons.assign': command(z.object({ identity, group: z.number().int().min(0).max(3) })).answers<void>(),
} as const
