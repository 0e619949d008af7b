// Run by mongosh as the health check of `mongo`: makes the server a replica set of one the first time, and reports whether it
// takes writes.
const name = 'okuzuke'
const host = 'mongo:27017'

try {
  rs.status()
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error
  rs.initiate({ _id: name, members: [{ _id: 0, host }] })
}
if (!db.hello().isWritablePrimary) {
  print('The replica set has no primary yet.')
  quit(1)
}
