import { z } from 'zod'
import type { Failure } from '../result/result.ts'
import type { Slices } from './slices.ts'

/** Page to main: one command. `id` counts up within a connection. */
export const request = z.object({ id: z.number().int().min(0), name: z.string().max(64), args: z.unknown() })

/** Main to page. `snapshot` carries the slices that changed since the revision before; the first carries all. */
export type ToPage =
  | { readonly type: 'answer'; readonly id: number; readonly ok: true; readonly value?: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly ok: false; readonly failure: Failure }
  | { readonly type: 'snapshot'; readonly wire: number; readonly rev: number; readonly slices: Partial<Slices> }
  /** The page's build is not main's: load it again. */
  | { readonly type: 'reload' }
