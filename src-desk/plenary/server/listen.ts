import type { FastifyInstance } from 'fastify'
import { causeText } from '../../../src-shared/result/result.ts'
import { Stop } from '../../say.ts'

/** Listens, and answers with the port; says so when it cannot. */
export const listen = async (app: FastifyInstance, host: string, port: number): Promise<number> => {
  try {
    await app.listen({ host, port })
  } catch (cause) {
    throw cannotListen(cause, host, port)
  }
  const address = app.server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

/** Why nobody can listen there, and what to do. */
export const cannotListen = (cause: unknown, host: string, port: number): Stop => new Stop(sentence(cause, host, port))

const sentence = (cause: unknown, host: string, port: number): string => {
  switch (cause instanceof Error && 'code' in cause ? cause.code : null) {
    case 'EADDRINUSE':
      return `Port ${port} is taken. Choose another with --port.`
    case 'EADDRNOTAVAIL':
      return `This machine has no address ${host}. Name one of its own with --host.`
    case 'EACCES':
      return `Port ${port} is only for administrators. Choose one above 1023 with --port.`
    default:
      return `It cannot listen on ${host}, port ${port}: ${causeText(cause)}`
  }
}
