import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { accessSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether there is an X server whose screens can be plugged in and out (packages xserver-xorg-core and xserver-xorg-video-dummy), and the right to start it. */
export const hasDummyScreens = (() => {
  try {
    accessSync('/usr/lib/xorg/modules/drivers/dummy_drv.so')
    accessSync('/usr/bin/Xorg')
    return process.getuid?.() === 0
  } catch {
    // Not installed.
    return false
  }
})()

const configuration = `
Section "ServerFlags"
  Option "AutoAddDevices" "false"
  Option "AutoAddGPU" "false"
  Option "DontVTSwitch" "true"
EndSection
Section "Device"
  Identifier "dummy"
  Driver "dummy"
  VideoRam 512000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0-1000.0
  VertRefresh 5.0-200.0
  Modeline "1920x1080" 148.50 1920 2008 2052 2200 1080 1084 1089 1125 +hsync +vsync
  Modeline "1024x576" 46.00 1024 1064 1168 1312 576 577 580 596 +hsync +vsync
EndSection
Section "Screen"
  Identifier "screen"
  Device "dummy"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1920x1080" "1024x576"
    Virtual 7680 2160
  EndSubSection
EndSection
`

export type DummyScreens = { readonly display: string; xrandr(...args: readonly string[]): Promise<void>; stop(): Promise<void> }

/** An X server whose screens can be plugged in and out: DUMMY0 shows something at first, DUMMY1 and more can be plugged in. */
export const startDummyScreens = async (): Promise<DummyScreens> => {
  const folder = await mkdtemp(join(tmpdir(), 'talkroom-xorg-'))
  await writeFile(join(folder, 'xorg.conf'), configuration)
  const args = ['-displayfd', '3', '-noreset', '-nolisten', 'tcp', '-ac', '-novtswitch', '-sharevts']
  const server: ChildProcess = spawn('Xorg', [...args, '-config', join(folder, 'xorg.conf'), '-logfile', join(folder, 'log')], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const display = await new Promise<string>((resolve, reject) => {
    server.stdio[3]?.on('data', (data: Buffer) => resolve(`:${data.toString().trim()}`))
    server.once('exit', (code) => reject(new Error(`Xorg ended with ${code}`)))
  })
  const xrandr = async (...given: readonly string[]): Promise<void> => {
    await run('xrandr', [...given], { env: { ...process.env, DISPLAY: display } })
  }
  await xrandr('--output', 'DUMMY0', '--mode', '1920x1080', '--primary')
  await xrandr('--addmode', 'DUMMY1', '1920x1080')
  await xrandr('--addmode', 'DUMMY1', '1024x576')
  return {
    display,
    xrandr,
    stop: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill()
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}
