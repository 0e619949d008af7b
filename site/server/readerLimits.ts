/** What readers may ask of the static server, so that those who take it slowly or ask for much leave room for the rest. */
export type ReaderLimits = {
  /**
   * Answers under way for one client network (toClientNetwork). An ordinary page takes milliseconds, so even a university behind one
   * address has a few at once; a class of a hundred that downloads the same slides at the same time must fit as well.
   */
  answersEach: number
  /** Requests of one connection that wait or are answered. Browsers send the next request when they have the answer. */
  requestsPerConnection: number
  /** How long the client may take nothing of an answer, in ms. A reader in a tunnel gets the rest of a file by a range request. */
  stallMs: number
  /** The least that a client takes of an answer, in bytes per second, on average since it began. A GPRS telephone does 4,000. */
  bytesPerSecond: number
  /** For how long the average doesn't count, in ms. */
  graceMs: number
}

export const readerLimits: Readonly<ReaderLimits> = {
  answersEach: 128,
  requestsPerConnection: 32,
  stallMs: 30_000,
  bytesPerSecond: 2_000,
  graceMs: 30_000,
}

/** What a request may say beyond its headers: nothing is read of it. The same in docker/nginx.conf. */
export const maxBodyBytes = 1024
