// The guard installs itself on import, and imports are evaluated in order: it stands before everything else.
import './install-guard.ts'
import { start } from './start.tsx'

start()
