/*
 * What `npm start` runs. Written in the JavaScript of 2009 and read before anything else,
 * so that an old Node gets a sentence too, and not a syntax error.
 */
var fs = require('fs')
var path = require('path')

var oldest = [20, 19]
var version = process.versions.node.split('.')
var major = Number(version[0])
var minor = Number(version[1])

function refuse(sentence) {
  console.error(sentence)
  process.exit(1)
}

if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  refuse(
    'Okuzuke needs Node.js ' +
      oldest.join('.') +
      ' or newer, and this is ' +
      process.versions.node +
      ' (' +
      process.execPath +
      '). Install a newer one from https://nodejs.org and start again.',
  )
}
if (!fs.existsSync(path.join(__dirname, '..', 'node_modules', 'tsx', 'package.json'))) {
  refuse(
    'The packages that Okuzuke is made of are not installed in ' +
      path.dirname(__dirname) +
      '. Run "npm ci" there, then "npm start" again.',
  )
}
require('./loadTypeScript.cjs')
