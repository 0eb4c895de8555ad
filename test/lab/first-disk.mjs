import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { findProgram, inRepository } from '../../build/setup/paths.mjs'
import { lastLines, run, SetupStop } from '../../build/setup/say.mjs'

/** What the machine in the lab needs of the kernel beside what is in it: its disk, USB, and buttons. */
const wanted = ['virtio_pci', '9pnet_virtio', '9p', 'overlay', 'xhci_pci', 'usbhid', 'hid_jabra', 'hid_plantronics', 'hid_generic', 'uhid', 'evdev']

/**
 * Started by the kernel: mounts this very machine's files, read only, under a layer in memory, and goes on in them. So
 * the lab runs the same Node, the same packages and the same sources as everything else.
 */
const init = (script) => `#!/bin/busybox sh
/bin/busybox --install -s /bin
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for m in $(cat /modules/order); do insmod /modules/$m || echo "LAB-PROBLEM module $m"; done
mount -t 9p -o trans=virtio,version=9p2000.L,msize=524288,cache=loose,ro host /below || exec poweroff -f
mount -t tmpfs above /above
mkdir /above/files /above/work
mount -t overlay -o lowerdir=/below,upperdir=/above/files,workdir=/above/work root /whole || exec poweroff -f
for d in proc sys dev; do mount --move /$d /whole/$d; done
mount -t tmpfs run /whole/run
echo "LAB-BOOTED $(cut -d' ' -f1 /whole/proc/uptime)"
exec switch_root /whole /bin/sh ${script}
`

/** Packs the first file system. Answers with its path. */
export const makeFirstDisk = async ({ root, version }, script) => {
  const folder = mkdtempSync(join(tmpdir(), 'talkroom-lab-'))
  const busybox = findProgram('busybox')
  if (busybox === null) throw new SetupStop('busybox is missing.')
  for (const name of ['bin', 'proc', 'sys', 'dev', 'modules', 'below', 'above', 'whole']) mkdirSync(join(folder, name))
  copyFileSync(busybox, join(folder, 'bin', 'busybox'))
  const order = []
  for (const name of wanted) {
    const { code, output } = await run('modprobe', ['-d', root, '-S', version, '--show-depends', name])
    if (code !== 0) throw new SetupStop(`The kernel has no module ${name}:\n${lastLines(output)}`)
    for (const [, path] of output.matchAll(/^insmod (\S+)/gm)) {
      if (order.includes(basename(path))) continue
      copyFileSync(path, join(folder, 'modules', basename(path)))
      order.push(basename(path))
    }
  }
  writeFileSync(join(folder, 'modules', 'order'), `${order.join('\n')}\n`)
  writeFileSync(join(folder, 'init'), init(script), { mode: 0o755 })
  const disk = inRepository('.cache', 'lab', 'first-disk.cpio')
  const { code, output } = await run('sh', ['-c', `find . | cpio -o -H newc --quiet > "${disk}"`], { cwd: folder })
  rmSync(folder, { recursive: true })
  if (code !== 0) throw new SetupStop(`The lab's first disk could not be packed:\n${lastLines(output)}`)
  return disk
}
