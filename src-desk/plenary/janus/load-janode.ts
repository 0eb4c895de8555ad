/// <reference path="./janode.d.ts" />
import { registerHooks } from 'node:module'

/** Says so when it is called: the desk reaches Janus over a WebSocket. */
const noSocket = 'data:text/javascript,export const createSocket = () => { throw new Error("no datagram sockets here") }'

/**
 * Janode also knows UNIX sockets, and for them imports a native module that is built by a compiler at installation.
 * The desk does without both: the import finds an empty place, and nothing has to be compiled.
 */
export const loadJanode = async () => {
  const hooks = registerHooks({
    resolve: (specifier, context, next) => (specifier === 'unix-dgram' ? { url: noSocket, shortCircuit: true } : next(specifier, context)),
  })
  try {
    const { default: janode } = await import('janode')
    const { default: videoRoom } = await import('janode/plugins/videoroom')
    janode.Logger.setLevel('none')
    return { janode, videoRoom }
  } finally {
    hooks.deregister()
  }
}
