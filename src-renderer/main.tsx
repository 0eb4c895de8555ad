// The guard installs itself on import, and imports are evaluated in order: it stands before everything else.
import './install-guard.ts'
import { start } from './start.tsx'

const beside = new URLSearchParams(location.search).get('beside')
if (beside === null) start()
else void import('./screens/beside/start-beside.tsx').then(({ startBeside }) => startBeside(beside))
