/** Janode has no types of its own; this is what the desk uses of it. */
declare module 'janode' {
  export type Jsep = { readonly type: 'offer' | 'answer'; readonly sdp: string }

  export type JanodeHandle = {
    readonly id: number
    message(body: object, jsep?: Jsep): Promise<{ readonly plugindata?: { readonly data?: Readonly<Record<string, unknown>> }; readonly jsep?: Jsep }>
    trickle(candidate: object): Promise<unknown>
    trickleComplete(): Promise<unknown>
    detach(): Promise<void>
    on(event: string, listener: (data: Readonly<Record<string, unknown>>) => void): void
  }
  export type JanodeSession = { attach(plugin: object): Promise<JanodeHandle>; destroy(): Promise<void> }
  export type JanodeConnection = {
    create(keepAliveSeconds: number): Promise<JanodeSession>
    close(): Promise<void>
    once(event: string, listener: () => void): void
  }
  const janode: {
    connect(options: { address: { url: string; apisecret: string }; max_retries?: number; retry_time_secs?: number }): Promise<JanodeConnection>
    readonly Logger: { setLevel(level: 'none' | 'error'): void }
  }
  export default janode
}

declare module 'janode/plugins/videoroom' {
  const plugin: object
  export default plugin
}
