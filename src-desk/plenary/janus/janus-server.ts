/** One Janus, wherever it runs. */
export type JanusServer = {
  /** How it is called in what is said of it. */
  readonly name: string
  readonly url: string
  readonly apiSecret: string
  readonly adminKey: string
  /** Of each on stage at most, in bits a second: every room receives it of all of them. */
  readonly bitrate: number
  /** Where the desk keeps what it finds its seats there again with; absolute. */
  readonly folder: string
  /** It does not answer, or was lost sight of: ended and started again, where that is in the desk's hands. */
  replace(): void
  /** When it went and was not told to: whatever was in it is gone at that moment. */
  onExit(listener: () => void): () => void
  stop(): Promise<void>
}
