// Loaded first in every process that start.ts starts (--import): none of them outlives it, not even when it is killed with -9.
// The channel to the parent closes when the parent is gone, however it went.

const secondsToEnd = 10

// What such a process starts itself gets this file too, and must be left alone: a worker of Next's build would end too early.
if (process.channel && process.env.OKUZUKE_PARENT === String(process.ppid)) {
  process.once('disconnect', () => {
    endGroup('SIGTERM')
    setTimeout(() => endGroup('SIGKILL'), secondsToEnd * 1000).unref()
  })
  // Listening alone would keep a process alive that has done its work.
  process.channel.unref()
}

// Each child leads a process group of its own, so that what it started itself goes too.
function endGroup(signal) {
  process.kill(process.platform === 'win32' ? process.pid : -process.pid, signal)
}
