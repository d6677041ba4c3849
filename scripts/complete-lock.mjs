// @ts-check
// Some registries do not carry the binaries of other platforms; npm then leaves them out of the lock file and
// `npm ci` refuses it everywhere. This writes the missing optional entries back, from the versions their parents pin.
// With --check it only says what is missing, and which versions in package.json are not exact.
import { readFileSync, writeFileSync } from 'node:fs'

const path = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(path, 'utf8'))
const systems = ['android', 'darwin', 'freebsd', 'openharmony', 'win32', 'linux', 'openbsd', 'netbsd', 'sunos', 'aix']
const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el']
const added = []
for (const [place, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (lock.packages[`node_modules/${name}`] || lock.packages[`${place}/node_modules/${name}`]) continue
    const words = name.split(/[/-]/)
    const os = systems.find(system => words.includes(system))
    const cpu = processors.find(processor => words.includes(processor))
    if (!os || !cpu) throw new Error(`cannot tell the platform of ${name}, wanted by ${place}`)
    const libc =
      words.includes('musl') || words.includes('musleabihf') ? ['musl'] : words.includes('gnu') ? ['glibc'] : undefined
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(entry.dev ? { dev: true } : {}),
      ...(libc ? { libc } : {}),
      optional: true,
      os: [os],
    }
    added.push(`${name}@${version}`)
  }
}
const root = lock.packages['']
delete lock.packages['']
lock.packages = { '': root, ...Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1))) }
if (process.argv.includes('--check')) {
  const wanted = { ...root.dependencies, ...root.devDependencies, ...root.optionalDependencies }
  const loose = Object.entries(wanted).filter(([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+$/.test(String(version)))
  for (const [name, version] of loose) console.error(`package.json: ${name} is "${version}": give the exact version`)
  for (const name of added) console.error(`package-lock.json: ${name} is missing: run "node scripts/complete-lock.mjs"`)
  process.exitCode = loose.length + added.length === 0 ? 0 : 1
} else {
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${added.length} optional packages of other platforms added to package-lock.json`)
}
