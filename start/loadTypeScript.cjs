// Apart from start.cjs, because a very old Node could not even read `import()`.
import('tsx/esm/api')
  .then(({ register }) => {
    register()
    return import('./start.ts')
  })
  .then(({ main }) => main())
  .catch((error) => {
    console.error(error)
    process.exit(1)
  })
