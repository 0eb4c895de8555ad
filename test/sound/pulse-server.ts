import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether the programs are there that a sound server for tests is made of. */
export const hasPulse = (process.env.PATH ?? '').split(delimiter).some((directory) => {
  try {
    accessSync(join(directory, 'pulseaudio'), constants.X_OK)
    accessSync(join(directory, 'pactl'), constants.X_OK)
    return true
  } catch {
    // Not in this folder.
    return false
  }
})

/** A sound server of the test's own: nobody else's devices, and nobody else hears it. */
export type PulseServer = {
  readonly environment: NodeJS.ProcessEnv
  pactl(...args: readonly string[]): Promise<string>
  /** A loudspeaker and a microphone that hears it, as one USB thing; answers with how to unplug it. */
  speakerphone(name: string, label: string): Promise<() => Promise<void>>
  speaker(name: string, label: string): Promise<() => Promise<void>>
  /** A microphone that hears this source: a loudspeaker's monitor (`name.monitor`), or a hum. */
  microphone(name: string, label: string, hears: string): Promise<() => Promise<void>>
  /** A source in which a machine hums, and no loudspeaker is heard. */
  hum(name: string): Promise<() => Promise<void>>
  /** A ventilator in the room, as the microphones near this loudspeaker hear it: −54 dB of full scale. */
  ventilator(near: string): Promise<void>
  stop(): Promise<void>
}

/** Four hex digits that are the same for a device each time it is plugged in. */
const productOf = (name: string): string =>
  [...name]
    .reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 65_536, 7)
    .toString(16)
    .padStart(4, '0')
const properties = (name: string, label: string): string =>
  `device.description='${label}' device.bus=usb device.vendor.id=0b0e device.product.id=${productOf(name)} device.serial=${name}`

export const startPulse = async (): Promise<PulseServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'talkroom-pulse-'))
  await mkdir(join(folder, 'run'), { mode: 0o700 })
  const socket = join(folder, 'socket')
  const environment = {
    ...process.env,
    HOME: folder,
    XDG_RUNTIME_DIR: folder,
    PULSE_RUNTIME_PATH: join(folder, 'run'),
    DBUS_SYSTEM_BUS_ADDRESS: 'unix:path=/nonexistent',
  }
  const quiet = ['--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--realtime=no', '--high-priority=no', '--log-level=error']
  const modules = [`-Lmodule-native-protocol-unix socket=${socket} auth-anonymous=1`]
  const server = spawn('pulseaudio', ['-n', ...quiet, ...modules], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
  let complaints = ''
  server.stderr.on('data', (data: Buffer) => {
    complaints += data.toString()
  })
  const client = { PULSE_SERVER: `unix:${socket}`, PULSE_COOKIE: join(folder, 'cookie') }
  const pactl = async (...args: readonly string[]): Promise<string> =>
    (await run('pactl', [...args], { env: { ...process.env, ...client, LC_ALL: 'C.UTF-8' } })).stdout.trim()
  const players: ReturnType<typeof spawn>[] = []
  const stops: (() => void)[] = []
  /** A second of a room in which nobody speaks. */
  const noise = Buffer.alloc(96_000)
  for (let i = 0; i < noise.length; i += 2) noise.writeInt16LE(Math.round((Math.random() - 0.5) * 226), i)

  for (let tries = 0; ; tries += 1) {
    try {
      await pactl('info')
      break
    } catch (cause) {
      if (tries > 100 || server.exitCode !== null) throw new Error(`PulseAudio did not start: ${complaints} ${cause}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const load = async (...args: readonly string[]): Promise<() => Promise<void>> => {
    const module = await pactl('load-module', ...args)
    return async () => {
      await pactl('unload-module', module)
    }
  }
  const speaker: PulseServer['speaker'] = (name, label) =>
    load('module-null-sink', `sink_name=${name}`, 'rate=48000', `sink_properties="${properties(name, label)}"`)
  const microphone: PulseServer['microphone'] = (name, label, hears) =>
    load(
      'module-remap-source',
      `master=${hears}`,
      `source_name=${name}`,
      `source_properties="${properties(name.replace(/-mic$/, ''), label)}"`,
      'remix=no',
    )
  return {
    environment: client,
    pactl,
    speaker,
    microphone,
    speakerphone: async (name, label) => {
      const unplug = await speaker(name, label)
      await microphone(`${name}-mic`, `${label} Mono`, `${name}.monitor`)
      // What hears a loudspeaker goes with it.
      return unplug
    },
    hum: async (name) => {
      const unplug = await load('module-pipe-source', `source_name=${name}`, `file=${join(folder, name)}`, 'format=s16le', 'rate=48000', 'channels=1')
      const pipe = createWriteStream(join(folder, name))
      pipe.on('error', () => undefined)
      const began = performance.now()
      let written = 0
      // As fast as time goes by: the server takes whatever it gets, at once.
      const timer = setInterval(() => {
        for (; written * 20 < performance.now() - began; written += 1) pipe.write(noise.subarray(0, 1920))
      }, 20)
      const stop = () => {
        clearInterval(timer)
        pipe.destroy()
      }
      stops.push(stop)
      return async () => {
        stop()
        await unplug()
      }
    },
    ventilator: async (near) => {
      const player = spawn('pacat', [`--device=${near}`, '--format=s16le', '--rate=48000', '--channels=1', '--latency-msec=200'], {
        env: { ...process.env, ...client },
        stdio: ['pipe', 'ignore', 'ignore'],
      })
      players.push(player)
      // Again and again, as fast as it is taken.
      const feed = () => {
        while (player.stdin?.writable === true && player.stdin.write(noise));
      }
      player.stdin?.on('drain', feed)
      player.stdin?.on('error', () => undefined)
      feed()
    },
    stop: async () => {
      for (const player of players) player.kill()
      for (const stop of stops) stop()
      if (server.exitCode === null && server.signalCode === null) {
        const gone = once(server, 'exit')
        server.kill()
        await gone
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}
