import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { lastLines } from '../../build/setup/say.mjs'
import { bootMachine } from './live-machine.mjs'
import { openScreen, screenName } from './nested-screen.mjs'

/** All that is other than on a room PC: where the compositor finds its screen. */
const dropIn = `[Service]
Environment=WLR_BACKENDS=x11 DISPLAY=${screenName} WLR_RENDERER=pixman
`
/** A loudspeaker and a microphone, as the sound system of the kiosk's session finds them. */
const device = (name, words, kind) =>
  `{ factory = adapter args = { factory.name = support.null-audio-sink node.name = ${name} node.description = "${words}" media.class = ${kind} object.linger = true audio.position = [ FL FR ] } }`
const sound = `context.objects = [ ${device('room-speaker', 'Room speaker', 'Audio/Sink')} ${device('room-microphone', 'Room microphone', 'Audio/Source/Virtual')} ]
`

/** A room PC that is switched on: the clean system, booted, with a screen, a loudspeaker and a microphone. */
export const switchOn = async (state) => {
  const pack = join(state, 'given', 'pack')
  mkdirSync(pack, { recursive: true })
  const machine = await bootMachine(state, { pack })
  const screen = await openScreen(machine.first)
  /** Runs a script as root in it, which must succeed, and answers with what it printed. */
  const does = async (script, options) => {
    const { code, output } = await machine.inside(`set -eu\n${script}`, options)
    if (code !== 0) throw new Error(`${script}\ncode ${code}\n${lastLines(output, 40)}`)
    return output.trim()
  }
  // What the base has so that nothing starts while it is made; Debian has none.
  await does(
    `rm -f /usr/sbin/policy-rc.d
printf '127.0.0.1 localhost %s\\n' "$(hostname)" > /etc/hosts
mkdir -p /etc/systemd/system/talkroom-kiosk.service.d /etc/pipewire/pipewire.conf.d
printf '%s' "$1" > /etc/systemd/system/talkroom-kiosk.service.d/screen.conf
printf '%s' "$2" > /etc/pipewire/pipewire.conf.d/room.conf
systemctl daemon-reload`,
    { args: [dropIn, sound] },
  )
  return {
    ...machine,
    does,
    screen,
    /** Asks until the answer is as it should be; answers with it, and how long that took. */
    until: async (script, wanted, limit = 40_000) => {
      const began = performance.now()
      for (;;) {
        const { output } = await machine.inside(script)
        if (wanted.test(output.trim())) return { output, milliseconds: performance.now() - began }
        if (performance.now() - began > limit) throw new Error(`${script}\nnever said ${wanted}:\n${lastLines(output, 40)}`)
        await wait(200)
      }
    },
    off: async (how) => {
      screen.close()
      return machine.off(how)
    },
    cut: async () => {
      screen.close()
      await machine.cut()
    },
  }
}
