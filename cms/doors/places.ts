/** Why somebody gets no place: the client has its share already, or all together have. */
export type NoPlace = 'client' | 'all'

/** A request that asks for a place; one of the two is called, at once or later. */
export type PlaceRequest = { client: string; begin: () => void; refuse: (reason: NoPlace) => void }

/** Places for requests that are answered at once. Whoever finds none free waits a while, and nobody waits for another client's share. */
export type Places = {
  /** Gives the function that gives the place back, or ends the waiting. */
  take: (request: PlaceRequest) => () => void
}

/** Creates places. Times in ms. */
export function createPlaces({
  places,
  placesOfClient,
  waiting,
  waitingOfClient,
  waitsFor,
  holdsFor,
}: {
  /** How many are answered at once, of all and of one client. */
  places: number
  placesOfClient: number
  /** How many may wait, and how long. */
  waiting: number
  waitingOfClient: number
  waitsFor: number
  /** A place is given on after this time though the answer is not done: whoever sends slowly keeps nobody out. */
  holdsFor: number
}): Places {
  const answered = new Map<PlaceRequest, NodeJS.Timeout>()
  const queue = new Map<PlaceRequest, NodeJS.Timeout>()

  const hasShare = (client: string) => countOf(answered, client) >= placesOfClient
  const hasPlace = (client: string) => answered.size < places && !hasShare(client)
  const reasonFor = (client: string): NoPlace => (hasShare(client) ? 'client' : 'all')

  const begin = (request: PlaceRequest) => {
    answered.set(request, setTimeout(leave, holdsFor, request).unref())
    request.begin()
  }
  const giveUp = (request: PlaceRequest) => {
    queue.delete(request)
    request.refuse(reasonFor(request.client))
  }
  const leave = (request: PlaceRequest) => {
    clearTimeout(answered.get(request) ?? queue.get(request))
    queue.delete(request)
    if (!answered.delete(request)) return
    for (const [next, timer] of queue)
      if (hasPlace(next.client)) {
        clearTimeout(timer)
        queue.delete(next)
        begin(next)
      }
  }

  return {
    take: (request) => {
      const { client } = request
      if (hasPlace(client)) begin(request)
      else if (queue.size >= waiting || countOf(queue, client) >= waitingOfClient)
        request.refuse(reasonFor(client))
      else queue.set(request, setTimeout(giveUp, waitsFor, request).unref())
      return () => leave(request)
    },
  }
}

function countOf(requests: ReadonlyMap<PlaceRequest, unknown>, client: string): number {
  return [...requests.keys()].filter((request) => request.client === client).length
}
