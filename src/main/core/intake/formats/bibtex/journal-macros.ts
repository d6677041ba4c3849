/** Names of journals that styles of BibTeX and of the American Astronomical Society define and .bib files use undefined. */

const table = (lines: string): [string, string][] =>
  lines
    .trim()
    .split('\n')
    .map(line => {
      const [name = '', ...words] = line.trim().split(' ')
      return [name, words.join(' ')]
    })

/** Macros of plain.bst and its relatives, by name. */
export const MACROS: readonly (readonly [string, string])[] = table(`
  acmcs ACM Computing Surveys
  acta Acta Informatica
  cacm Communications of the ACM
  ibmjrd IBM Journal of Research and Development
  ibmsj IBM Systems Journal
  ieeese IEEE Transactions on Software Engineering
  ieeetc IEEE Transactions on Computers
  ieeetcad IEEE Transactions on Computer-Aided Design of Integrated Circuits
  ipl Information Processing Letters
  jacm Journal of the ACM
  jcss Journal of Computer and System Sciences
  scp Science of Computer Programming
  sicomp SIAM Journal on Computing
  tocs ACM Transactions on Computer Systems
  tods ACM Transactions on Database Systems
  tog ACM Transactions on Graphics
  toms ACM Transactions on Mathematical Software
  toois ACM Transactions on Office Information Systems
  toplas ACM Transactions on Programming Languages and Systems
  tcs Theoretical Computer Science`)

const COMMANDS: ReadonlyMap<string, string> = new Map(
  table(`
  aj The Astronomical Journal
  actaa Acta Astronomica
  araa Annual Review of Astronomy and Astrophysics
  apj The Astrophysical Journal
  apjl The Astrophysical Journal Letters
  apjs The Astrophysical Journal Supplement Series
  ao Applied Optics
  apss Astrophysics and Space Science
  aap Astronomy & Astrophysics
  aapr The Astronomy and Astrophysics Review
  aaps Astronomy & Astrophysics Supplement Series
  baas Bulletin of the American Astronomical Society
  caa Chinese Astronomy and Astrophysics
  cjaa Chinese Journal of Astronomy and Astrophysics
  icarus Icarus
  jcap Journal of Cosmology and Astroparticle Physics
  jrasc Journal of the Royal Astronomical Society of Canada
  memras Memoirs of the Royal Astronomical Society
  mnras Monthly Notices of the Royal Astronomical Society
  na New Astronomy
  nar New Astronomy Reviews
  nat Nature
  nphysa Nuclear Physics A
  pasa Publications of the Astronomical Society of Australia
  pasj Publications of the Astronomical Society of Japan
  pasp Publications of the Astronomical Society of the Pacific
  physrep Physics Reports
  physscr Physica Scripta
  planss Planetary and Space Science
  pra Physical Review A
  prb Physical Review B
  prc Physical Review C
  prd Physical Review D
  pre Physical Review E
  prl Physical Review Letters
  procspie Proceedings of SPIE
  qjras Quarterly Journal of the Royal Astronomical Society
  rmxaa Revista Mexicana de Astronomía y Astrofísica
  skytel Sky & Telescope
  solphys Solar Physics
  sovast Soviet Astronomy
  ssr Space Science Reviews
  zap Zeitschrift für Astrophysik`),
)

/** The journal a command such as \apj stands for; null for any other text. */
export function journalOfCommand(text: string): string | null {
  const name = /^\s*\{?\s*\\([A-Za-z]+)\s*\}?\s*$/.exec(text)?.[1]
  return name === undefined ? null : (COMMANDS.get(name) ?? null)
}
