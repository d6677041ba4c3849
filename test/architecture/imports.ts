import { cruise, type ICruiseResult, type IForbiddenRuleType, type IViolation } from 'dependency-cruiser'
import { reserved, rooms } from './rooms.ts'

const ours = '^(src|test|bench|scripts)/'

const arrows: IForbiddenRuleType[] = rooms.map(room => {
  const allowed = rooms.filter(other => room.mayImport.includes(other.name))
  return {
    name: room.name,
    comment: `${room.name} may import: ${allowed.map(other => other.name).join(', ') || 'nothing of ours'}`,
    severity: 'error',
    from: { path: room.path },
    // The rooms of the renderer share one line of the table and still do not know each other.
    to: {
      path: ours,
      pathNot: [room.name === 'renderer rooms' ? '^src/renderer/$1/' : room.path, ...allowed.map(other => other.path)],
    },
  }
})

const reservations: IForbiddenRuleType[] = reserved.map(({ what, path, onlyFrom }) => ({
  name: `reserved: ${what}`,
  comment: `${what} may be imported only by ${onlyFrom.join(', ')}`,
  severity: 'error',
  from: { path: '^src/', pathNot: [...onlyFrom] },
  to: path === undefined ? { dependencyTypes: ['core'] } : { path },
}))

const others: IForbiddenRuleType[] = [
  {
    name: 'no circles',
    comment: 'these files import each other in a circle',
    severity: 'error',
    from: { path: '^(src|test)/' },
    to: { circular: true },
  },
  {
    name: 'installed with the app',
    comment: 'a package that main loads at run time belongs in "dependencies"',
    severity: 'error',
    from: { path: '^src/(main|preload)/' },
    // Electron is the program that runs the app.
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '(^|/)electron/' },
  },
]

/** One line for each import in a project folder that leads where it must not. */
export async function wrongImports(project: string): Promise<string[]> {
  const { output } = await cruise(['src', 'test'], {
    baseDir: project,
    ruleSet: { forbidden: [...arrows, ...reservations, ...others] },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  })
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered with text: ${output}`)
  return describe(output)
}

function describe({ summary }: ICruiseResult): string[] {
  const comments = new Map([...arrows, ...reservations, ...others].map(rule => [rule.name, rule.comment]))
  return summary.violations.map(({ from, to, rule, cycle }: IViolation) => {
    const way = cycle ? cycle.map(step => step.name).join(' -> ') : to
    return `${from} -> ${way}: ${comments.get(rule.name)}`
  })
}
