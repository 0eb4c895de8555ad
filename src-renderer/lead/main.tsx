import './no-code-from-text.ts'
import { start } from './start.tsx'

start()
