import { open } from 'node:inspector'
import { pathToFileURL } from 'node:url'

/** Electron's command line: its switches, the program's main file, and what is the program's own. */
const [, , ...args] = process.argv
process.argv = [process.execPath, ...args]
const main = args.find((one) => !one.startsWith('-'))
// Says where it listens, as Electron does.
if (args.includes('--inspect=0')) open(0)
await import(pathToFileURL(main).href)
