import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Under a load of twenty a boot was seen to take over a minute. */
const limit = 300_000

/**
 * Boots a machine of its own with a USB keyboard. What it prints behind `LAB ` is one JSON value a line, handed to
 * `take`; behind `LAB-MONITOR ` it asks for a command of the machine's monitor, such as to pull the keyboard out.
 * Answers with all that was printed, once the machine is off.
 */
export const bootMachine = ({ kernel, disk, take, note }) =>
  new Promise((resolve, reject) => {
    const folder = mkdtempSync(join(tmpdir(), 'talkroom-lab-'))
    const monitorPath = join(folder, 'monitor')
    const child = spawn(
      'qemu-system-x86_64',
      [
        ...['-machine', 'q35', '-cpu', 'max', '-smp', '2', '-accel', 'tcg,thread=multi', '-m', '1024'],
        ...['-nodefaults', '-no-user-config', '-display', 'none', '-no-reboot'],
        ...['-kernel', kernel.image, '-initrd', disk],
        ...['-append', 'console=ttyS0 quiet loglevel=3 panic=-1 mitigations=off tsc=reliable no_timer_check'],
        ...['-serial', 'stdio', '-monitor', `unix:${monitorPath},server=on,wait=off`],
        ...['-virtfs', 'local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap'],
        ...['-device', 'qemu-xhci,id=xhci', '-device', 'usb-kbd,id=keyboard,bus=xhci.0,port=1'],
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    let printed = ''
    let rest = ''
    let monitor = null
    const ask = (command) => {
      monitor ??= connect(monitorPath).on('error', () => undefined)
      monitor.write(`${command}\n`)
    }
    const line = (text) => {
      printed += `${text}\n`
      if (text.startsWith('LAB ')) take(JSON.parse(text.slice(4)))
      else if (text.startsWith('LAB-MONITOR ')) ask(text.slice(12))
      else if (text.startsWith('LAB-BOOTED ')) note('it is up')
    }
    child.stdout.on('data', (data) => {
      rest += data
      const lines = rest.split('\n')
      rest = lines.pop() ?? ''
      for (const one of lines) line(one.replaceAll('\r', ''))
    })
    child.stderr.on('data', (data) => {
      printed += data
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), limit)
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      monitor?.destroy()
      rmSync(folder, { recursive: true, force: true })
      resolve({ printed, late: signal === 'SIGKILL', code })
    })
  })
