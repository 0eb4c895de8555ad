import { installGuard } from './guard.ts'

installGuard()
