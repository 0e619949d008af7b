// Loaded first in every process that a supervisor starts (--import), so that none of them outlives it, not even after kill -9: the
// channel to the parent closes with the parent's process. The same channel carries the sign of life, every two seconds: it comes
// from this process's event loop, so one that is stopped, or caught in an endless loop, gives none (silence.ts).

const secondsToEnd = 10
const secondsBetweenSigns = 2

// The processes that such a process starts inherit this --import, and must do nothing here: a worker of Next's build would
// end too early. The number of the parent tells them apart.
if (process.channel && process.env.OKUZUKE_PARENT === String(process.ppid)) {
  process.once('disconnect', () => {
    endGroup('SIGTERM')
    setTimeout(() => endGroup('SIGKILL'), secondsToEnd * 1000).unref()
  })
  // An open channel would keep a process alive that has done its work.
  process.channel.unref()
  giveSign()
  setInterval(giveSign, secondsBetweenSigns * 1000).unref()
}

function giveSign() {
  // What cannot be sent need not be: then the parent has gone, and this process ends.
  if (process.connected) process.send({ okuzuke: 'alive' }, undefined, undefined, () => undefined)
}

// Each child leads a process group of its own, so that the processes which it started end too.
function endGroup(signal) {
  process.kill(process.platform === 'win32' ? process.pid : -process.pid, signal)
}
