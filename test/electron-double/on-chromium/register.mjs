import { registerHooks } from 'node:module'

const electron = new URL('./electron.ts', import.meta.url).href

/** Whoever asks for Electron gets its double on Chromium. */
registerHooks({ resolve: (name, context, next) => (name === 'electron' ? { url: electron, shortCircuit: true } : next(name, context)) })
