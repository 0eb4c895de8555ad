import { runTalkroom } from './cli/run-talkroom.ts'
import { systemProfile } from './system-profile.ts'

process.exitCode = await runTalkroom(process.argv.slice(2), { profile: systemProfile(process.env, process.platform) })
